"""What the free chat cannot do: prompts that need files, code or a repository. One sign is enough."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

LOOKED_AT: Final = 3_000
"""Characters of a prompt that are judged; signs of work in a repository come early."""

# Repetitions are bounded: a text without spaces, as Chinese is, must not be read again from each place.
_NAMES_OF_FILES: Final = (
    r"[\w-]\.(?:pyi?|tsx?|jsx?|mjs|cjs|go|rs|rb|java|kt|swift|cpp|cc|hpp|cs|php|vue|svelte|sql|sh|bash|ps1"
    r"|toml|ya?ml|json[lc5]?|lock|ini|cfg|env|mdx?|html?|s?css|xml|proto|ipynb|gradle|tf|log|conf|diff|patch"
    r"|csproj|exe|dll|so|jar|zip|tar|gz)\b"
)
_SIGNS: Final = (
    ("`", r"```|`[^`\n]+`"),  # code
    ("~", r"~~~"),
    ("/", r"""(?:^|[\s(<"'（：:，,@])(?:~|\.{1,2})?/[\w.@-]+/[\w./@-]*"""),  # /a/path, ./a/path, ~/a/path
    ("/", r"[\w.-](?:/[\w.-]{1,60}){2}/[\w.-]"),  # a/path/of/four
    ("/", r"(?:src|lib|app|cmd|pkg|docs|tests?|packages|internal|scripts|public|node_modules|\.\w+)/\w"),
    (":\\", r"\b[A-Za-z]:\\"),  # a drive
    (".", _NAMES_OF_FILES),
    ("", r"\A\s*[/!#$@][A-Za-z]"),  # a command, a memory, a shell, a file
    ("@", r"\s@[\w-]*[./][\w./-]+|@(?:codebase|workspace|file|folder|terminal|agent)\b"),
    ("--", r"\s--[a-z][a-z-]+"),  # an option
    ("_", r"[a-z0-9]_[a-z0-9]"),
    ("", r"\b[a-z]{2}[a-z0-9]{0,30}[A-Z][a-z]"),  # a name in code
    ("()", r"\w\(\)"),
    ("::", r"\w::\w"),
    *((each, re.escape(each)) for each in ("=>", "->", "!=", "==", "&&", "||")),
    ("<", r"</?[a-z]+>|<(?:command|system|local|task|teammate)[\w-]*>"),
    ("#", r"#\d+\b"),
    ("PR", r"\bPR\s?\d+"),
    ("-", r"\b[A-Z]{2,6}-\d{2,}\b"),
    ("", r"\b(?=[a-f]{0,40}\d)(?=\d{0,40}[a-f])[0-9a-f]{7,40}\b"),  # a commit
    ("Traceback", r"Traceback\b"),
    ("Exception", r"Exception\b"),
    ("Error", r"Error\b"),
    ("exit code", r"\bexit code\b"),
    (":", r":\d+:\d+\b"),
    ("localhost", r"\blocalhost\b"),
    ("127.0.0.1", r"\b127\.0\.0\.1\b"),
    ("", r"^[ \t]{0,20}(?:\$|❯|%)\s"),
    ("", r"^(?:sudo|cd|npm|pnpm|yarn|npx|pip|uv|git|docker|kubectl|cargo|brew|curl|ls|cat|bun)\s"),
    ("[Image", r"\[Image #?\d*"),
)
"""What must be there, and the expression: most prompts hold few of the first, which are quick to find."""

_WORDS: Final = re.compile(
    r"""\b(?:repos?|repository|repositories|codebase|commits?|branch(?:es)?|pull\ requests?|prs?
    |merge|rebase[ds]?
    |refactor\w*|lint\w*|unit\ tests?|e2e|integration\ tests?|stack\ ?traces?|changelog|release\ notes
    |worktrees?|monorepo|subagents?
    |git|github|gitlab|readme|source\ code|implement\ the\ following|ci|cli
    |apis?|endpoints?|localhost|backend|frontend|docker\w*|kubernetes|typescript|javascript|python|golang
    |npm|sdk|json|yaml|bug\w*|debug\w*|code|coding|schema|migrations?|hooks|plugins?|mcp|llms?|claude|codex
    |compiler)\b""",
    re.VERBOSE,
)

_SOFTWARE: Final = re.compile(
    r"""\b(?:build|create|make|design|develop|implement|set\ up|write|add|generate)
    \ (?:me\ )?(?:an?\ |the\ |some\ |new\ |our\ )*
    (?:[\w-]+\ ){0,3}(?:apps?|web\ ?apps?|websites?|web\ ?pages?|landing\ pages?|bots?|games?
    |extension|servers?|microservices?|components?|importer|exporter|generator|parser|unit\ tests?|tests?
    |class|functions?|screens?|modals?
    |(?:seed|test|mock|dummy|fake|demo)\ data)\b
    |\b(?:training|validation)\ (?:loss|runs?)\b|\bseed\ the\b|\bdrag\ and\ drop\b|\bleft\ off\b
    |\byou\ (?:just\ )?(?:changed|did|made|wrote|added|implemented|fixed)\b
    |\b(?:error\ messages?|config(?:uration)?\ options|slow\ quer(?:y|ies))\b
    |\b(?:importer|exporter|generator)\ (?:now|to|is)\b""",
    re.VERBOSE,
)
"""To make software, whatever it is for, and to speak of what was made."""

_SOFTWARE_CHINESE: Final = re.compile(
    r"(?:开发|做|写|搭建|实现|设计|创建|新建|新增|加)一?[个套]?.{0,8}"
    r"(?:应用|网站|网页|系统|小工具|工具类|游戏|后台|平台|功能|app|模块|字段|命令)"
    r"|(?:之后|以后|时|后)(?:要|应该?|需要?)(?:发送|显示|提示|跳转|弹出|记录|刷新|保存)"
    r"|(?:这次|刚才|刚刚|你)的?(?:改动|修改|变更|实现)|旧数据|新表|详情页|列表页|提示语|默认值|示例数据|启动的"
)

_CHINESE: Final = re.compile(
    "|".join(
        """代码 源码 仓库 分支 合并请求 单测 单元测试 测试用例 编译 重构 报错 数据库 数据表
        前端 后端 函数 变量 脚本 部署 容器 镜像 环境变量 依赖包 命令行 终端里 接口 组件 弹窗
        下拉框 按钮 页面 小程序 爬虫 编程 程序 插件 项目结构 项目里 项目中 这个项目 该项目
        本项目 当前项目 目录下 文件夹 该文件 这个文件 文件里 文件中 的文件 服务器 服务端
        日志 执行计划 慢sql 调试 线上环境 微服务 中间件 技术方案 架构 bug""".split()  # noqa: SIM905 (words read better without their quotes)
    )
)


_GAP: Final = re.compile(r"\$\{[^}\n]{1,80}\}")
"""A gap to be filled, as public prompts have it; its name looks like one in code."""


def veto(prompt: str) -> str:
    """Why this is no work for the free chat: "sign" (files or code), "word" (a repository's); "" for none."""
    text = _GAP.sub(" ", prompt[:LOOKED_AT])
    if any(sign in text and pattern.search(text) for sign, pattern in _signs()):
        return "sign"
    small = text.casefold()
    patterns = (_WORDS, _SOFTWARE) if text.isascii() else (_WORDS, _SOFTWARE, _CHINESE, _SOFTWARE_CHINESE)
    return "word" if any(pattern.search(small) for pattern in patterns) else ""


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compiled on first use: 15 ms that a start of the program need not pay."""
    return tuple((sign, re.compile(pattern, re.MULTILINE)) for sign, pattern in _SIGNS)
