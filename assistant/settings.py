"""What a deployment can set: names, defaults, bounds and meaning.

In: keyword overrides, environment variables `ASSISTANT_…`, then the file `.env` in the working directory (the first
that has a value wins). Out: a frozen `Settings`. Only `bootstrap.py`, `cli` and `api` see it; functions below them
take plain keyword arguments.
"""

import difflib
import hashlib
import json
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.complaints import phrase
from assistant.errors import SettingsError

PREFIX = "ASSISTANT_"
ENV_FILE = ".env"
REPOSITORY = Path(__file__).resolve().parent.parent

SHAPES_INDEX = ("max_chars",)
CHAT = ("chat_base_url", "chat_model", "chat_max_tokens", "chat_temperature", "chat_context_chars")
SHAPES_ANSWERS = (*SHAPES_INDEX, "question_limit", "retrieval_limit", "notice", *CHAT)


class Settings(BaseSettings):
    """All settings. `ASSISTANT_PORT` sets `port`, and so on; unknown `ASSISTANT_…` names are rejected."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        dotenv_filtering="match_prefix",  # a `.env` may also hold other programs' variables
        extra="forbid",
        frozen=True,
    )

    data_dir: Path = Field(default=Path("data"), description="存放索引等一切写入内容的文件夹")
    corpus_dir: Path = Field(default=REPOSITORY / "corpus", description="资料库文件夹（manifest.toml 所在处）")
    max_chars: int = Field(default=400, ge=100, le=2000, description="每个片段的字数上限；改动后索引会重建")
    question_limit: int = Field(default=2000, ge=10, le=20000, description="一个问题的字数上限")
    retrieval_limit: int = Field(default=8, ge=1, le=50, description="回答一个问题时取用的片段数")
    notice: str = Field(
        default="内容由人工智能生成，仅供参考，请以原文为准。",
        min_length=1,
        max_length=200,
        description="每个回答所附的生成内容标识",
    )
    provider: str = Field(
        default="报告问答助手",
        min_length=1,
        max_length=100,
        description="服务提供者的名称或编码，写入导出文件的元数据",
    )
    upload_limit: int = Field(
        default=50_000_000, ge=1000, le=100 * 1024 * 1024, description="一个上传文件的大小上限（字节）"
    )
    host: str = Field(default="127.0.0.1", min_length=1, max_length=255, description="服务监听的地址")
    port: int = Field(default=8000, ge=0, le=65535, description="服务监听的端口（0：任选一个空闲端口）")
    threads: int = Field(default=8, ge=1, le=128, description="同时处理的请求数")
    trusted_proxies: str = Field(
        default="127.0.0.1,::1",
        max_length=2000,
        description="反向代理的地址，用逗号分隔；只采信它们转告的来访者地址和协议",
    )
    rate_limit: int = Field(default=600, ge=0, le=1_000_000, description="每个密钥每分钟最多请求数（0：不限）")
    concurrency_limit: int = Field(default=256, ge=1, le=100_000, description="同时处理和排队的请求数上限")
    cors_origins: str = Field(
        default="",
        max_length=2000,
        pattern=r"^(https?://[^\s,/*]+(\s*,\s*https?://[^\s,/*]+)*)?$",
        description="允许其网页调用接口的其他网站，如 https://portal.example，用逗号分隔；不填则都不允许",
    )
    page: str = Field(default="ui.app:mount", pattern=r"^[\w.]+:\w+$", description="网页的装载函数（模块:函数）")
    store_url: SecretStr = Field(
        default=SecretStr(""),
        description="保存对话、审计记录和密钥的数据库的 URL；不设则用数据文件夹中的 assistant.db",
    )
    audit_days: int = Field(default=180, ge=180, le=36500, description="审计记录至少保存的天数，不少于 180")
    audit_required: Literal["auto", "always", "never"] = Field(
        default="auto", description="记录无法保存时是否不予回答：auto 只对使用密钥的请求如此"
    )
    sensitive_words: str = Field(default="", description="敏感词表文件（每行一词，! 开头为放行的词语）；不设则不筛查")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="服务日志的详细程度")
    chat_base_url: str = Field(
        default="",
        max_length=500,
        pattern=r"^(?:https?://[^\s@]+)?$",
        description="对话模型的接口地址（OpenAI 协议，通常以 /v1 结尾）；不填则不用对话模型",
    )
    chat_model: str = Field(
        default="", max_length=200, validate_default=True, description="对话模型的名称；填了接口地址就必须填"
    )
    chat_api_key: SecretStr = Field(default=SecretStr(""), description="对话接口的密钥；不会显示，也不写入日志")
    chat_timeout: float = Field(default=60, ge=1, le=600, description="对话模型写完一个回答最多用几秒")
    chat_silence: float = Field(default=30, ge=0.1, le=600, description="对话接口最多几秒没有响应")
    chat_pause: float = Field(default=30, ge=0, le=3600, description="对话接口连续失败后暂停使用几秒")
    chat_concurrency: int = Field(default=4, ge=1, le=128, description="同时由对话模型回答的问题数")
    chat_max_tokens: int = Field(default=1024, ge=16, le=32768, description="对话模型一次最多写多少个 token")
    chat_temperature: float = Field(default=0, ge=0, le=2, description="对话模型的温度；0 最稳定")
    chat_context_chars: int = Field(default=6000, ge=500, le=100000, description="交给对话模型的资料的字数上限")

    @field_validator("chat_model")
    @classmethod
    def _model_is_named(cls, value: str, info: ValidationInfo) -> str:
        if info.data.get("chat_base_url") and not value.strip():
            raise ValueError(f"填了 {PREFIX}CHAT_BASE_URL 就必须填")
        return value.strip()

    @property
    def index_hash(self) -> str:
        """Hash of the settings that shape the stored index: another value means that it must be built again."""
        return self._hash(SHAPES_INDEX)

    @property
    def settings_hash(self) -> str:
        """Hash of every setting that can change an answer; recorded in its provenance."""
        return self._hash(SHAPES_ANSWERS)

    def _hash(self, names: Collection[str]) -> str:
        values = {name: getattr(self, name) for name in names}
        return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def load_settings(**overrides: object) -> Settings:
    """Read the settings; overrides that are None are left out. Raises SettingsError naming what is wrong."""
    given = {name: value for name, value in overrides.items() if value is not None}
    _reject_unknown_variables()
    try:
        return Settings(**given)  # type: ignore[arg-type]  # the model checks each type and names the field
    except ValidationError as error:
        raise SettingsError("；".join(_complaints(error, given)) + "。") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{ENV_FILE} 不是 UTF-8 编码，请另存为 UTF-8。") from error


def source(name: str, given: Collection[str] = ()) -> str:
    """Say in Chinese where the setting `name` gets its value; `given` are the names set on the command line."""
    variable = PREFIX + name.upper()
    if name in given:
        return "命令行"
    if any(key.upper() == variable and value for key, value in os.environ.items()):
        return f"环境变量 {variable}"
    if any(key.upper() == variable and value for key, value in dotenv_values(ENV_FILE, encoding="utf-8").items()):
        return ENV_FILE
    return "默认"


def _reject_unknown_variables() -> None:
    """Check the environment's names here; the settings library ignores those that it does not know."""
    for name in os.environ:
        if name.upper().startswith(PREFIX) and name.upper() not in _variables():
            raise SettingsError(_unknown(name, "环境变量") + "。")


def _complaints(error: ValidationError, given: Collection[str]) -> Iterator[str]:
    for item in error.errors(include_url=False, include_input=False):
        name = str(item["loc"][0])
        if item["type"] == "extra_forbidden":
            yield _unknown(name, "参数") if name in given else _unknown(PREFIX + name.upper(), f"{ENV_FILE} ")
        elif name in given:
            yield f"参数 --{name.replace('_', '-')} 不可用：{phrase(item)}"
        else:
            yield f"设置项 {PREFIX}{name.upper()} 不可用：{phrase(item)}"


def _unknown(name: str, where: str) -> str:
    near = difflib.get_close_matches(name.upper(), _variables(), n=1)
    hint = f"相近的有 {near[0]}" if near else "运行 assistant settings 可查看全部"
    return f"{where}中的 {name} 不是已知的设置项（{hint}）"


def _variables() -> list[str]:
    return [PREFIX + name.upper() for name in Settings.model_fields]
