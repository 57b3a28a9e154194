"""The errors with which Google refuses a deployment, as its APIs answer them.

Each is a pattern of the request that is refused, and how: see GoogleApis.refusals.
"""

from tests.support.google_apis import (
    APP,
    BUCKET,
    OBJECTS,
    PROJECT,
    SERVICE,
    ApiError,
    OperationError,
    api_error,
    invalid_argument,
)

NUMBER = "866757554712"  # of the project; some errors have it, others the project's id
SERVICE_ACCOUNT = f"{PROJECT}@appspot.gserviceaccount.com"

GET_APPLICATION = f"GET /v1/{APP}"
LIST_OBJECTS = f"GET /storage/v1/{OBJECTS}"
CREATE_VERSION = f"POST /v1/{SERVICE}/versions"


def expired_login():
    error = {"error": "invalid_grant", "error_description": "Token has been expired."}
    return ApiError(400, error)


def never_used(title, service, project):
    return (
        f"{title} has not been used in project {project} before or it is disabled. "
        f"Enable it by visiting {console(service, project)} then retry. If you enabled "
        "this API recently, wait a few minutes for the action to propagate to our systems "
        "and retry."
    )


def console(service, project):
    page = f"apis/api/{service}/overview?project={project}"
    return f"https://console.developers.google.com/{page}"


def service_disabled(title, service):
    message = never_used(title, service, NUMBER)
    link = {
        "description": "Google developers console API activation",
        "url": console(service, NUMBER),
    }
    info = {
        "reason": "SERVICE_DISABLED",
        "domain": "googleapis.com",
        "metadata": {
            "service": service,
            "serviceTitle": title,
            "consumer": f"projects/{NUMBER}",
            "containerInfo": NUMBER,
            "activationUrl": console(service, NUMBER),
        },
    }
    details = [
        detail("ErrorInfo", **info),
        detail("LocalizedMessage", locale="en-US", message=message),
        detail("Help", links=[link]),
    ]
    return api_error(403, "PERMISSION_DENIED", message, details=details)


def detail(kind, **values):
    return {"@type": f"type.googleapis.com/google.rpc.{kind}", **values}


def storage_error(message, reason):
    error = {
        "message": message,
        "domain": "global",
        "reason": reason,
        "locationType": "header",
        "location": "Authorization",
    }
    return ApiError(
        403, {"error": {"code": 403, "message": message, "errors": [error]}}
    )


def build_refused(message):
    """What App Engine says if Cloud Build doesn't accept the build."""
    return OperationError(
        13,
        "Failed to create cloud build: com.google.net.rpc3.client.RpcClientException: "
        "<eye3 title='/ArgoAdminNoCloudAudit.CreateBuild, FAILED_PRECONDITION'/> "
        "APPLICATION_ERROR;google.devtools.cloudbuild.v1/ArgoAdminNoCloudAudit."
        f"CreateBuild;{message};AppErrorCode=9;StartTimeMs=1732975249839;unknown;"
        "ResFormat=uncompressed;ServerTimeSec=0.666853241;LogBytes=256;Non-FailFast;"
        "EndUserCredsRequested;EffSecLevel=privacy_and_integrity;ReqFormat=uncompressed;"
        "ReqID=dc5d0bfb2cc657f;GlobalID=0;Server=[2002:a05:6132:131e::1]:4001.",
    )


REFUSALS = {
    "the login has expired": ("POST /token", expired_login()),
    "the project has no app": (
        GET_APPLICATION,
        api_error(404, "NOT_FOUND", f"Could not find Application '{PROJECT}'."),
    ),
    "the project is another's": (
        GET_APPLICATION,
        api_error(403, "PERMISSION_DENIED", "The caller does not have permission"),
    ),
    "App Engine's API is disabled": (
        GET_APPLICATION,
        service_disabled("App Engine Admin API", "appengine.googleapis.com"),
    ),
    "no billing for the bucket": (
        LIST_OBJECTS,
        storage_error(
            "The billing account for the owning project is disabled in state absent",
            "accountDisabled",
        ),
    ),
    "no billing for the build": (
        CREATE_VERSION,
        build_refused(
            f"Billing account for project '{NUMBER}' is not found. Billing must be "
            "enabled for activation of service(s) 'cloudbuild.googleapis.com,"
            "containerregistry.googleapis.com' to proceed."
        ),
    ),
    "Cloud Build was never used": (
        CREATE_VERSION,
        OperationError(
            7,
            "Access Not Configured. "
            + never_used("Cloud Build", "cloudbuild.googleapis.com", PROJECT),
        ),
    ),
    "Cloud Build is disabled": (
        CREATE_VERSION,
        build_refused(
            "Service 'cloudbuild.googleapis.com' is not enabled for consumer "
            f"'project:{PROJECT}'."
        ),
    ),
    "the build may not read the bucket": (
        CREATE_VERSION,
        build_refused(
            f'invalid bucket "{BUCKET}"; service account {SERVICE_ACCOUNT} does not '
            "have access to the bucket"
        ),
    ),
    "Google doesn't say why": (
        CREATE_VERSION,
        OperationError(13, "An internal error occurred."),
    ),
    "the app was only just created": (
        CREATE_VERSION,
        api_error(
            404,
            "NOT_FOUND",
            f"Unable to retrieve P4SA: [service-{NUMBER}@gcp-gae-service.iam."
            "gserviceaccount.com] from GAIA. Could be GAIA propagation delay or request "
            "from deleted apps.",
        ),
    ),
    "another update isn't finished": (
        CREATE_VERSION,
        api_error(
            409,
            "ABORTED",
            f"Cannot operate on {SERVICE}/versions/1 because an operation is already in "
            f"progress for {SERVICE}/versions/1 by 0b7e4d5c-6a0e-4f41-8a4e-0f1c6a0f3f4b.",
        ),
    ),
    "there are too many versions": (
        CREATE_VERSION,
        invalid_argument(
            "Your app may not have more than 210 versions. Please delete one of the "
            "existing versions before trying to create a new version."
        ),
    ),
}
