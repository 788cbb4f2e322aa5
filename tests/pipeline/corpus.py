"""A small report of our own, indexed once for all tests that ask whole questions."""

from collections.abc import Mapping
from pathlib import Path

from assistant.bootstrap import build_index
from assistant.settings import Settings
from tests.fakes import FakeProgress

REPORT = """云河县职业教育情况

第一章 办学规模

1.1 学校数量

全县共有职业学校7所，其中公办学校5所，民办学校2所。

1.2 教师队伍

专任教师共有318人，其中“双师型”教师96人。县教师发展中心每年组织两次集中培训。

第二章 学生发展

2.1 毕业去向

2025年毕业生1204人，就业率为87%，对口就业率为71%。学生不得在夜间实习。

2.2 学生资助

全县享受国家助学金的学生有2310人，免学费政策覆盖全部在校生。
"""
RULES = """云河县实习管理办法

第一条 实习单位应当为学生购买实习责任保险。

第二条 学校应当选派有经验的实习指导教师。
"""


def indexed(folder: Path, texts: Mapping[str, str]) -> Settings:
    """Write the documents below `folder`, index them, and return the settings that open the index."""
    paths = [folder / name for name in texts]
    for path in paths:
        path.write_text(texts[path.name], encoding="utf-8")
    settings = Settings(data_dir=folder / "data")
    build_index(settings, paths, progress=FakeProgress())
    return settings


def small_settings(folder: Path) -> Settings:
    """Index the report and the rules below `folder`."""
    return indexed(folder, {"yunhe.txt": REPORT, "banfa.txt": RULES})
