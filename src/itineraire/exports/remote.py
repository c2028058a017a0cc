"""``s3://`` addresses: Arrow's own S3 client opens them for DuckDB, so that there is no extension to download.

Credentials come from the chain the AWS tools use (environment, profile, instance); ``AWS_ENDPOINT_URL_S3`` or
``AWS_ENDPOINT_URL`` names another provider than Amazon, as it does for those tools.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from itineraire.errors import ClientFilesError, Fault

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_SCHEME = "s3://"
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
#: What S3 answers to one it does not know, or who may not read.
_REFUSALS = ("ACCESS_DENIED", "INVALID_ACCESS_KEY_ID", "SIGNATURE_DOES_NOT_MATCH", "UNRECOGNIZED_CLIENT")


def remote_files(address: str, environment: Mapping[str, str] = os.environ) -> AbstractFileSystem:
    """Return the file system that holds an ``s3://`` address, which is looked at once.

    Raises
    ------
    ClientFilesError
        When it cannot be reached, refuses these credentials, or holds nothing there.
    """
    import pyarrow.fs as arrow
    from fsspec.implementations.arrow import ArrowFSWrapper

    class S3(ArrowFSWrapper):  # type: ignore[misc]  # fsspec has no types
        protocol = ("s3",)

    endpoint = next((environment[name] for name in _ENDPOINTS if environment.get(name)), None)
    try:
        store: Any = (
            arrow.S3FileSystem(endpoint_override=endpoint)
            if endpoint
            else arrow.FileSystem.from_uri(address)[0]
        )
        found = store.get_file_info(address.removeprefix(_SCHEME).rstrip("/"))
    except OSError as error:
        raise ClientFilesError(_fault(address, str(error))) from error
    if found.type is arrow.FileType.NotFound:
        raise ClientFilesError(Fault("exports.remote_absent", address))
    return S3(store, skip_instance_cache=True)


def _fault(address: str, error: str) -> Fault:
    """Return what S3 answered, in its own word."""
    answer = re.search(r"AWS Error (\w+)", error)
    word = answer[1] if answer else error.splitlines()[0]
    if word in _REFUSALS:
        return Fault("exports.remote_refused", address, found=word)
    if word == "NO_SUCH_BUCKET" or ("Bucket" in error and "not found" in error):
        return Fault("exports.remote_absent", address)
    return Fault("exports.remote_unreadable", address, found=word)
