"""A stand-in for the Google APIs that gcloud calls to deploy an app to App Engine."""

import contextlib
import hashlib
import http.server
import itertools
import json
import re
import threading
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import parse_qs, unquote, urlsplit

PROJECT = "realpython-1174"
BUCKET = f"staging.{PROJECT}.appspot.com"
APP = f"apps/{PROJECT}"
SERVICE = f"{APP}/services/default"
OBJECTS = f"b/{BUCKET}/o"

TOKEN = "a-token"

TIME = "2026-11-28T12:00:00Z"
MESSAGE = "type.googleapis.com/google.appengine.v1"


class ApiError(Exception):
    """An answer to a request that is refused: its status and its JSON."""

    def __init__(self, status, answer):
        super().__init__(answer)
        self.status, self.answer = status, answer


def api_error(code, status, message, **more):
    """An error as most of Google's APIs answer it."""
    error = {"code": code, "message": message, "status": status, **more}
    return ApiError(code, {"error": error})


@dataclass(frozen=True)
class OperationError:
    """How an operation ends that was accepted and failed later."""

    code: int
    message: str


@dataclass(frozen=True)
class Call:
    """A request. names: what its path names. failure: how its operation has to end."""

    names: dict[str, str]
    query: dict[str, list[str]]
    headers: Message
    body: bytes
    failure: OperationError | None


@dataclass
class GoogleApis:
    """A project with an App Engine application, as gcloud sees it.

    port: where the APIs are. bucket: the uploaded files by their SHA-1. versions: what
    gcloud asked for, by the version's id. traffic: each version's share of the visitors.
    indexes: those of the datastore.
    requests: a line for each request. refusals: an ApiError or OperationError for each
    pattern of a request, such as "POST .*/versions". hold: a pattern of the requests
    that get no answer; the first of them sets `held`. token_seconds: how long a login
    lasts until gcloud asks for a new token.
    """

    port: int = 0
    bucket: dict[str, bytes] = field(default_factory=dict)
    versions: dict[str, dict] = field(default_factory=dict)
    traffic: dict[str, float] = field(default_factory=dict)
    indexes: list[dict] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    refusals: dict[str, ApiError | OperationError] = field(default_factory=dict)
    hold: str = ""
    held: threading.Event = field(default_factory=threading.Event)
    ending: threading.Event = field(default_factory=threading.Event)
    token_seconds: int = 3600
    operations: dict[str, dict] = field(default_factory=dict)
    numbers: itertools.count = field(default_factory=lambda: itertools.count(1))

    def answer(self, method, target, headers, body):
        """Answer a request: gives the status, more headers and the JSON."""
        url = urlsplit(target)
        request = f"{method} {unquote(url.path)}"
        self.requests.append(request)
        if re.fullmatch(self.hold, request):
            self.held.set()
            self.ending.wait()
        try:
            answer = self.find_answer(request, parse_qs(url.query), headers, body)
        except ApiError as error:
            return error.status, {}, error.answer
        except Exception as error:  # ours; without an answer gcloud asks for minutes
            message = f"{request}: {error!r}"
            return 400, {}, {"error": {"code": 400, "message": message}}
        return answer if isinstance(answer, tuple) else (200, {}, answer)

    def find_answer(self, request, query, headers, body):
        refusal, _ = first_match(self.refusals, request)
        if isinstance(refusal, ApiError):
            raise refusal
        if request == "POST /token":
            return self.new_token()
        if headers["Authorization"] != f"Bearer {TOKEN}":
            raise api_error(401, "UNAUTHENTICATED", "Request had no valid token.")
        answer, match = first_match(ANSWERS, request)
        if not answer:
            raise api_error(404, "NOT_FOUND", f"There is nothing at {request}.")
        return answer(self, Call(match.groupdict(), query, headers, body, refusal))

    def new_token(self):
        return {
            "access_token": TOKEN,
            "expires_in": self.token_seconds,
            "token_type": "Bearer",
            "scope": "https://www.googleapis.com/auth/cloud-platform",
        }

    # App Engine Admin API

    def get_application(self, call):
        return {
            "name": APP,
            "id": PROJECT,
            "locationId": "us-central",
            "servingStatus": "SERVING",
            "serviceAccount": f"{PROJECT}@appspot.gserviceaccount.com",
            "defaultHostname": f"{PROJECT}.uc.r.appspot.com",
            "codeBucket": BUCKET,
            "defaultBucket": f"{PROJECT}.appspot.com",
            "gcrDomain": "us.gcr.io",
        }

    def list_services(self, call):
        split = {"allocations": self.traffic}
        default = {"name": SERVICE, "id": "default", "split": split}
        return {"services": [default] if self.versions else []}

    def list_versions(self, call):
        return {"versions": [self.describe(version) for version in self.versions]}

    def get_version(self, call):
        return self.describe(call.names["version"])

    def describe(self, version):
        if version not in self.versions:
            raise api_error(404, "NOT_FOUND", f"Version {version} not found.")
        return {
            "name": f"{SERVICE}/versions/{version}",
            "id": version,
            "runtime": self.versions[version]["runtime"],
            "env": "standard",
            "servingStatus": "SERVING",
            "createTime": TIME,
        }

    def create_version(self, call):
        wanted = json.loads(call.body)
        check_version(wanted, self.bucket)
        name = f"{APP}/operations/{next(self.numbers)}"
        metadata = {"@type": f"{MESSAGE}.OperationMetadataV1", "insertTime": TIME}
        started = {"name": name, "metadata": metadata}
        if call.failure:
            end = {
                "error": {"code": call.failure.code, "message": call.failure.message}
            }
        else:
            end = {"response": {"@type": f"{MESSAGE}.Version"}}
            self.versions[wanted["id"]] = wanted
            self.traffic = self.traffic or {wanted["id"]: 1}
        self.operations[name] = {**started, "done": True, **end}
        return started  # gcloud asks in a second how it ended

    def split_traffic(self, call):
        traffic = json.loads(call.body)["split"]["allocations"]
        for version in traffic:
            self.describe(version)
        self.traffic = traffic
        end = {"done": True, "response": {"@type": f"{MESSAGE}.Service"}}
        return {"name": f"{APP}/operations/split", **end}

    def get_operation(self, call):
        return self.operations[call.names["operation"]]

    # Datastore API

    def list_indexes(self, call):
        return {"indexes": self.indexes}

    def create_index(self, call):
        self.indexes.append(json.loads(call.body))
        return {"name": f"projects/{PROJECT}/operations/{next(self.numbers)}"}

    # Cloud Storage

    def get_bucket(self, call):
        return {"kind": "storage#bucket", "name": BUCKET}

    def list_objects(self, call):
        objects = [storage_object(name, data) for name, data in self.bucket.items()]
        return {"kind": "storage#objects", "items": objects}

    def upload(self, call):
        """A small file comes whole, after a part that says its size."""
        data = second_part(call.headers["Content-Type"], call.body)
        return self.keep(call.query["name"][0], data)

    def start_upload(self, call):
        """A large file: the answer says where it has to go."""
        [name] = call.query["name"]
        address = f"http://127.0.0.1:{self.port}/resumable/{name}"
        return 200, {"Location": address}, {}

    def finish_upload(self, call):
        return self.keep(call.names["name"], call.body)

    def keep(self, name, data):
        assert hashlib.sha1(data).hexdigest() == name
        self.bucket[name] = data
        return storage_object(name, data)


ANSWERS = {
    f"GET /v1/{APP}": GoogleApis.get_application,
    f"GET /v1/{APP}/services": GoogleApis.list_services,
    f"PATCH /v1/{SERVICE}": GoogleApis.split_traffic,
    f"GET /v1/{SERVICE}/versions": GoogleApis.list_versions,
    f"POST /v1/{SERVICE}/versions": GoogleApis.create_version,
    f"GET /v1/{SERVICE}/versions/(?P<version>[^/]+)": GoogleApis.get_version,
    f"GET /v1/(?P<operation>{APP}/operations/[^/]+)": GoogleApis.get_operation,
    f"GET /v1/projects/{PROJECT}/indexes": GoogleApis.list_indexes,
    f"POST /v1/projects/{PROJECT}/indexes": GoogleApis.create_index,
    f"GET /storage/v1/b/{BUCKET}": GoogleApis.get_bucket,
    f"GET /storage/v1/{OBJECTS}": GoogleApis.list_objects,
    f"POST /upload/storage/v1/{OBJECTS}": GoogleApis.upload,
    f"POST /resumable/upload/storage/v1/{OBJECTS}": GoogleApis.start_upload,
    "PUT /resumable/(?P<name>[^/]+)": GoogleApis.finish_upload,
}


def first_match(table, request):
    """The first value of a table whose pattern is like the request, and the match."""
    for pattern, value in table.items():
        if match := re.fullmatch(pattern, request):
            return value, match
    return None, None


def check_version(wanted, bucket):
    """Refuse what App Engine refuses in a new version."""
    for name, file in wanted["deployment"]["files"].items():
        sha1 = file["sha1Sum"]
        url = f"https://storage.googleapis.com/{BUCKET}/{sha1}"
        if file["sourceUrl"] != url or sha1 not in bucket:
            raise invalid_argument(f"{name} isn't in the staging bucket.")
    runtime = wanted["runtime"]
    if not re.fullmatch(r"python3\d+", runtime):
        raise invalid_argument(f"Runtime {runtime} can no longer be deployed.")
    for handler in wanted.get("handlers", []):
        if handler.get("script", {}).get("scriptPath", "auto") != "auto":
            raise invalid_argument(
                f"script field for handler '{handler['urlRegex']}' must be set to "
                f"'auto' for runtime {runtime}."
            )


def invalid_argument(message):
    return api_error(400, "INVALID_ARGUMENT", message)


def storage_object(name, data):
    return {
        "kind": "storage#object",
        "name": name,
        "bucket": BUCKET,
        "size": str(len(data)),
        "timeCreated": TIME,
    }


def second_part(content_type, body):
    """The second part of a message in parts, without its headers."""
    boundary = re.search("boundary='(.+)'", content_type)[1]
    part = body.split(f"--{boundary}".encode())[2]
    return part.partition(b"\n\n")[2].removesuffix(b"\n")


def read_body(headers, file):
    """The body of a request, which may come in chunks."""
    if headers["Transfer-Encoding"] != "chunked":
        return file.read(int(headers["Content-Length"] or 0))
    body = b""
    while size := int(file.readline(), 16):
        body += file.read(size)
        file.readline()
    file.readline()
    return body


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers over HTTP what GoogleApis.answer() answers."""

    protocol_version = "HTTP/1.1"
    apis: GoogleApis

    def answer(self):
        body = read_body(self.headers, self.rfile)
        answer = self.apis.answer(self.command, self.path, self.headers, body)
        status, headers, result = answer
        data = json.dumps(result).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json; charset=UTF-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # gcloud has ended by now
            self.wfile.write(data)

    do_GET = do_PATCH = do_POST = do_PUT = answer

    def log_message(self, *arguments):
        """Log nothing."""


@contextlib.contextmanager
def google_apis():
    """Start the stand-in on a free port, in a thread: gives a GoogleApis."""
    apis = GoogleApis()
    handler = type("Handler", (Handler,), {"apis": apis})
    with serving_in_a_thread(handler) as port:
        apis.port = port
        try:
            yield apis
        finally:
            apis.ending.set()


@contextlib.contextmanager
def serving_in_a_thread(handler):
    """Serve HTTP on a free port of this machine: gives the port."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
