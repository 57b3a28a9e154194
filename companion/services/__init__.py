"""Google's services on this machine, where app.yaml has app_engine_apis: true."""
