"""Made-up prompts for fitting the free-chat detector: office work, and work in a repository, in two tongues.

No data set of office prompts may be used for fitting, and none of Chinese agent prompts was found; these
sentences were written for the purpose and are multiplied by filling their gaps.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

_OFFICE = (
    "Write an email to {whom} about {matter}.",
    "Draft a {tone} email to {whom} that explains {matter} and asks for a reply by Friday.",
    "Please write a {tone} message to {whom} about {matter}",
    "Compose a reply to {whom} declining {matter}. Keep it {tone} and under 150 words.",
    "Summarize the main points of {source} in five bullet points",
    "Summarise {source} for {whom}, with key decisions and next steps.",
    "Give me a short summary of {source} and list the action items",
    "What were the main topics and open questions in {source}?",
    "Recap {source} and highlight anything I need to follow up on",
    "Translate the following {paper} into {language}: ...",
    "Can you translate this {paper} to {language} and keep a {tone} tone?",
    "Rewrite this {paper} so that it sounds more {tone}",
    "Proofread my {paper} and suggest improvements to grammar and tone",
    "Make this {paper} shorter and more {tone}: [paste text]",
    "Create a {paper} about {matter} for {whom}",
    "Create an outline for a {paper} on {matter}",
    "Create a table comparing the pros and cons of {matter}",
    "Generate ten ideas for {event}",
    "Brainstorm names and slogans for {event}",
    "Suggest an agenda for {event} with {whom}",
    "Plan {event} for twenty people with a budget of 2,000 euros",
    "Help me plan {event}: what should I think of, and in which order?",
    "Prepare talking points for {event} with {whom}",
    "What questions should I ask in {event}?",
    "List the most common objections of {whom} to {matter} and how to answer them",
    "Explain {topic} in simple terms for {whom}",
    "What are the advantages and disadvantages of {topic}?",
    "How can I {deed}?",
    "Give me tips on how to {deed}",
    "I have {event} next week. Help me {deed}.",
    "Act as a {role}. My first request is: help me {deed}",
    "You are an experienced {role}. Write a {paper} about {matter} for {whom}.",
    "Develop a three month plan for {matter}, with milestones for {whom}",
    "Analyze {matter} and identify the three biggest risks for {whom}",
    "Design a questionnaire for {whom} about {matter}",
    "Find emails from {whom} about {matter} and summarize what was agreed",
    "Show me what I missed in {source} while I was on vacation",
    "Turn these notes from {source} into a {paper} for {whom}",
    "I need a {tone} {paper} on {matter}. About 300 words.",
    "Recommend three {topic} books and say why {whom} would like them",
)  # fmt: skip

_GAPS: Mapping[str, Sequence[str]] = {
    "whom": (
        "my manager", "our customers", "the sales team", "a supplier", "new employees",
        "the leadership team", "a client",
             "my colleagues", "potential investors", "parents", "the board", "candidates",
             "stakeholders", "a vendor", "HR" ),
    "matter": (
        "the delayed delivery", "our new travel policy", "the quarterly results", "a salary increase",
        "the summer party",
               "the office move", "customer feedback", "our marketing campaign", "remote work",
               "the budget for next year", "a price increase",
               "the product launch", "employee well-being", "the hiring plan", "a missed deadline",
               "sustainability" ),
    "tone": (
        "friendly", "formal", "polite", "professional", "concise", "persuasive", "empathetic",
        "confident" ),
    "source": (
        "yesterday's meeting", "this report", "the email thread with our supplier",
        "the attached contract", "my unread emails",
               "the last project meeting", "this article", "the interview", "the Teams chat",
               "the survey results", "the document" ),
    "paper": (
        "letter", "press release", "job description", "blog post", "presentation", "proposal", "speech",
        "newsletter", "LinkedIn post",
              "cover letter", "report", "memo", "one-pager", "FAQ", "performance review", "invitation"),
    "language": ("German", "Spanish", "French", "Chinese", "English", "Japanese"),
    "event": (
        "a team offsite", "a product launch", "a job interview", "our annual conference",
        "a birthday party", "a customer workshop",
              "a weekly team meeting", "a training day", "a family trip to Italy",
              "a one-on-one with my boss" ),
    "topic": (
        "inflation", "design thinking", "supply chains", "emotional intelligence", "the stock market",
        "OKRs", "photosynthesis",
              "stoic philosophy", "project management", "climate change"),
    "deed": (
        "prepare for a negotiation", "give better feedback to employees", "write a good speech",
        "manage my time", "learn Spanish vocabulary",
             "ask for a promotion", "plan healthy meals for a week", "organize my calendar",
             "reduce stress at work", "onboard a new hire" ),
    "role": (
        "career coach", "marketing manager", "travel guide", "speech writer", "HR business partner",
        "history teacher", "nutritionist",
             "copywriter", "recruiter", "financial advisor"),
}  # fmt: skip

_OFFICE_ZH = (
    "帮我写一封{tone}的邮件给{whom}，说明{matter}",
    "请起草一份关于{matter}的{paper}",
    "给{whom}写一封关于{matter}的回信，语气要{tone}",
    "把下面这段{paper}翻译成英文，语气{tone}一些",
    "请将以下{paper}翻译成中文",
    "总结一下{source}的要点和待办事项",
    "用五条要点概括{source}",
    "帮我润色这份{paper}，让它更{tone}",
    "策划一次{event}，预算五千元，列出流程和分工",
    "为{whom}设计一份{matter}的调查问卷",
    "帮我准备{event}的发言稿，三分钟左右",
    "列出{event}的议程和注意事项",
    "写一份{paper}，主题是{matter}，300字左右",
    "我下周要参加{event}，请给我一些准备建议",
    "请用通俗易懂的语言解释什么是{topic}",
    "比较{topic}的优缺点",
    "你是一名{role}，请为{whom}制定一份{matter}计划",
    "如何{deed}？请给出具体建议",
    "写一段{event}的朋友圈文案，要{tone}",
    "把这些会议记录整理成一份{paper}发给{whom}",
    "根据以下内容生成一份{paper}大纲",
    "给{event}起十个有创意的名字和口号",
)  # fmt: skip

_GAPS_ZH: Mapping[str, Sequence[str]] = {
    "whom": (
        "客户", "领导", "供应商", "新员工", "同事", "人力资源部", "投资人", "家长", "合作伙伴", "候选人"
        ),
    "matter": (
        "延期交付", "年度预算", "新的考勤制度", "涨价", "市场推广", "员工满意度", "远程办公", "产品发布",
        "绩效考核", "出差报销" ),
    "tone": ("正式", "礼貌", "委婉", "简洁", "友好", "专业", "幽默"),
    "source": ("昨天的会议", "这份报告", "这篇文章", "上周的周会纪要", "客户来信", "这份合同"),
    "paper": (
        "周报", "会议纪要", "通知", "演讲稿", "新闻稿", "简历", "年终总结", "工作汇报", "邀请函",
        "宣传文案" ),
    "event": (
        "公司年会", "团建活动", "求职面试", "客户拜访", "新品发布会", "亲子旅行", "生日聚会", "员工培训"
        ),
    "topic": ("通货膨胀", "敏捷管理", "供应链金融", "情绪价值", "区块链", "碳中和"),
    "role": ("资深市场经理", "职业规划师", "营养师", "旅游顾问", "文案策划", "招聘经理"),
    "deed": (
        "提高工作效率", "准备晋升答辩", "和难缠的客户沟通", "缓解压力", "做好时间管理", "写好述职报告" ),
}  # fmt: skip

_WORK = (
    "{domain} {part} {fault}", "the {domain} {part} {fault}, please fix",
    "Add {extra} to the {domain} {part}", "Write a {part} for the {domain} {extra}",
    "why does the {domain} {part} show the wrong {extra}?", "Create a {domain} {part} with {extra}",
    "Make the {domain} {part} support {extra}",
    "Generate test data for the {domain} {part}", "Please review the {domain} {part} and its {extra}",
    "Explain how the {domain} {part} handles {extra}",
    "Users should be able to edit the {domain} {extra} in the {part}",
    "When a {domain} is deleted its {extra} should go too",
    "Improve the {domain} {part}: {extra} is confusing for users",
    "List all places where the {domain} {part} uses {extra}",
    "Convert the {domain} {part} so that it works with {extra}",
    "Summarize what you did to the {domain} {part}",
    "Write down what we decided about the {domain} {part}",
    "Compare the old and the new {domain} {part} and keep the better {extra}",
    "Plan how we move the {domain} {part} to the new {extra}",
    "Analyze why the {domain} {part} is slow and suggest {extra}",
    "Design the {domain} {part} next, start with {extra}", "Show the {domain} {extra} only after login",
    "Implement {extra} for the {domain} {part}",
    "Update the {domain} {part} text, it should mention {extra}",
    "Draft an issue for the {domain} {part}: {extra} missing",
    "Suggest a cleaner name for the {domain} {part}", "Remove {extra} from the {domain} {part}",
)  # fmt: skip

_GAPS_WORK: Mapping[str, Sequence[str]] = {
    "domain": (
        "email", "meeting", "calendar", "customer", "employee", "invoice", "report", "newsletter",
        "training", "budget", "sales", "contract",
               "survey", "recipe", "travel", "order", "campaign", "lesson", "candidate", "supplier",
               "blog", "presentation", "document", "chat" ),
    "part": (
        "screen", "form", "service", "handler", "exporter", "list view", "importer", "model", "page",
        "component", "template", "job", "flow",
             "dashboard", "table", "generator", "module", "card", "widget", "filter", "detail view",
             "settings" ),
    "fault": (
        "is broken", "throws an error", "does not load", "is empty after saving",
        "fails when there are no rows", "renders twice", "times out" ),
    "extra": (
        "pagination", "a status field", "validation", "dark mode", "sorting", "attachments", "a retry",
        "the new types", "error messages", "permissions",
              "a header", "unit tests", "default values", "a progress bar", "a loading state", "tags",
              "the id column", "keyboard shortcuts" ),
}  # fmt: skip

_WORK_ZH = (
    "{domain}{thing}{fault}，处理一下", "给{domain}{thing}增加{part}",
    "{domain}{thing}的{part}怎么没有了", "写一个{domain}{thing}，支持{part}",
    "把{domain}{thing}的{part}改成可配置", "分析{domain}{thing}为什么{fault}",
    "整理{domain}{thing}，去掉没用的{part}", "{domain}表里增加{part}",
    "总结{domain}{thing}的改动", "写个{domain}{thing}的方案，考虑{part}",
    "生成{domain}{thing}的示例数据", "设计一下{domain}{thing}的{part}",
    "修复{thing}{fault}的问题", "{thing}{fault}，帮我看一下是什么原因", "帮我给{thing}加上{part}",
    "把{thing}改成{part}",
    "为什么{thing}会{fault}？", "现在{thing}还是{fault}", "继续", "好的，继续下一步", "可以，开始实现吧",
    "重构{thing}，把{part}抽出来",
    "给{thing}补充{part}的测试", "运行一下看看{thing}是否正常", "{thing}的{part}去掉，不需要了",
    "新增一个{thing}，支持{part}",
    "参考已有的{thing}，再实现一个{part}", "检查一下{thing}有没有遗漏{part}",
    "先不要改，分析一下{thing}的实现", "总结一下你刚才对{thing}做的修改",
    "按照计划实现{thing}", "把{thing}里的{part}翻译成英文", "写一个{thing}，读取{part}并保存",
    "优化{thing}的性能，现在太慢了", "更新一下{thing}的说明",
    "{thing}点击之后没有反应", "帮我写个{thing}的设计方案，包括{part}",
    "我们的{thing}应该怎么处理{part}？", "不对，{thing}应该在{part}之前执行",
    "帮我整理{thing}并生成{part}", "这个{thing}是做什么用的？", "列出所有用到{thing}的地方",
    "给我制定一个{thing}的开发计划", "生成{part}的{thing}",
)  # fmt: skip

_GAPS_WORK_ZH: Mapping[str, Sequence[str]] = {
    "domain": (
        "客户", "员工", "会议", "邮件", "合同", "报告", "培训课程", "预算", "通知", "问卷", "活动",
        "供应商", "销售", "文章", "简历", "考勤", "旅游", "商品" ),
    "thing": (
        "登录功能", "列表", "导出", "解析器", "订单模块", "配置", "缓存", "日志", "搜索", "上传",
        "任务队列", "图表", "用户权限", "支付回调", "测试",
              "首页", "消息通知", "数据同步", "命令", "定时任务", "路由", "模型", "报表", "表单"),
    "fault": (
        "报错", "没有生效", "显示不对", "超时", "返回空", "失败", "重复执行", "样式错乱", "崩溃",
        "丢数据" ),
    "part": (
        "分页", "重试机制", "异常处理", "参数校验", "类型定义", "注释", "默认值", "并发控制", "深色模式",
        "单独的模块", "进度条", "字段" ),
}  # fmt: skip


def _filled(
    patterns: Sequence[str], gaps: Mapping[str, Sequence[str]], each: int, chance: random.Random
) -> list[str]:
    return [
        pattern.format(**{name: chance.choice(words) for name, words in gaps.items()})
        for pattern in patterns
        for _ in range(each)
    ]


def office(seed: int = 5) -> list[str]:
    """Office prompts in English and Chinese, the same ones for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (sentences, no secrets)
    return _filled(_OFFICE, _GAPS, 10, chance) + _filled(_OFFICE_ZH, _GAPS_ZH, 12, chance)


def work(seed: int = 5) -> list[str]:
    """What is asked of an agent in a repository of office software, in English and Chinese."""
    chance = random.Random(seed)  # noqa: S311 (sentences, no secrets)
    return _filled(_WORK, _GAPS_WORK, 12, chance) + _filled(_WORK_ZH, _GAPS_WORK_ZH, 8, chance)
