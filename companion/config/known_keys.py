"""The keys that app.yaml may have."""

# The app.yaml reference, "Syntax", and the older keys that Google's tools accept.
TOP_KEYS = frozenset(
    """admin_console api_config api_version app_engine_apis app_engine_bundled_services
    application auto_id_policy automatic_scaling backends basic_scaling beta_settings
    build_env_variables builtins code_lock default_expiration derived_file_type
    endpoints_api_service entrypoint env env_variables error_handlers
    flexible_runtime_settings handlers health_check inbound_services includes
    instance_class libraries liveness_check main manual_scaling module network
    nobuild_files project readiness_check resources runtime runtime_channel
    runtime_config service service_account skip_files source_language
    standard_websocket threadsafe version vm vm_health_check vm_settings vpc_access
    vpc_access_connector zones""".split()
)
# Those that only the flexible environment has.
FLEXIBLE = frozenset(
    """env flexible_runtime_settings health_check liveness_check network readiness_check
    resources runtime_config vm vm_health_check vm_settings zones""".split()
)
# The app.yaml reference, "Handlers element".
HANDLER_KEYS = frozenset(
    """api_endpoint application_readable auth_fail_action expiration http_headers login
    mime_type position redirect_http_response_code require_matching_file script secure
    static_dir static_files upload url""".split()
)
