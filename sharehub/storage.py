"""Where uploaded files are kept: in a folder, or in a storage that speaks S3."""

from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SHAPE = "FILES_URL is not understood. Give a folder, or s3://key:secret@host/bucket?region=eu-west-2."
OWNER_ONLY = 0o600
# A store that does not answer: by itself the library keeps whoever asked waiting for minutes.
PATIENCE = {"connect_timeout": 5, "read_timeout": 20, "retries": {"total_max_attempts": 2, "mode": "standard"}}


def storage_at(url, *, folder):
    """The entry of STORAGES for `url`: an S3 bucket, a folder, or `folder` where it is ""."""
    parts = urlsplit(url)
    if parts.scheme == "s3":
        return _bucket(parts)
    if parts.scheme not in ("", "file"):
        raise ImproperlyConfigured(SHAPE)
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": parts.path or folder, "file_permissions_mode": OWNER_ONLY},
    }


def _bucket(parts):
    # Here and not above: who keeps files in a folder need not load it.
    from botocore.config import Config

    bucket, query = parts.path.strip("/"), parse_qs(parts.query)
    if not (parts.hostname and bucket and parts.username and parts.password):
        raise ImproperlyConfigured(SHAPE)
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": f"https://{parts.hostname}{f':{parts.port}' if parts.port else ''}",
            "access_key": unquote(parts.username),
            "secret_key": unquote(parts.password),
            "bucket_name": bucket,
            "region_name": query.get("region", [None])[0],
            "client_config": Config(s3={"addressing_style": "path"}, **PATIENCE),
            "file_overwrite": False,
            "default_acl": None,  # as the bucket says: private
        },
    }
