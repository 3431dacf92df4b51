"""The words that tell office work from work in a repository, in English and Chinese, by group.

A group has one weight for both languages: what a mail is weighs the same in either. The lists are general
words of their trade; none was taken from a project, so that they hold for projects that nobody has seen.
An underscore joins the words of a phrase; a plural is found by its singular. Chinese has no spaces between
words, so its words are looked for wherever they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# The first word of a wish, once "please", "can you" and the like are taken away.
# The first word of a wish, once "please", "can you" and the like are taken away.
OPENINGS: Final[Mapping[str, str]] = {
    "writes": """write draft compose redraft summarize summarise translate rewrite rephrase
        paraphrase proofread polish brainstorm shorten recap reword edit simplify condense
        synthesize synthesise ghostwrite formulate writing 写 撰写 起草 草拟 拟定 拟一 翻译
        译成 总结 概括 归纳 摘要 润色 改写 重写 缩写 扩写 精简 校对 提炼 回复 编写一封
        编写一份 头脑风暴 整理成""",
    "makes": """create generate prepare outline propose suggest recommend plan organize organise
        compile develop design make list provide build turn convert structure come produce
        put gather capture ideas tips 制定 制作 生成 列出 准备 设计 策划 规划 安排 推荐 提供
        想几 想一 起个名 起名 建议 列一 做一份 做个 做一个 提出 出一份 出一套 整理 构思 取名""",
    "informs": """explain compare analyze analyse describe identify evaluate assess review extract
        highlight show find search tell what what's who which how give catch help look 解释
        说明 介绍 比较 对比 分析 描述 评估 什么是 如何 怎样 怎么 有哪些 告诉 讲解 梳理 查找""",
    "answers": """ok okay yes yep yup yeah no nope continue proceed go do looks lgtm thanks thank sure
        great nice wait hmm actually perfect good alright cool so and but also now next then
        i well oh try keep remove delete add update change move rename use run check read
        start stop undo revert replace set open commit fix implement why where did is are
        does should let's lets we the this that it if in when there on for at not option 好
        好的 可以 行 对 是的 不是 不 继续 开始 确认 同意 没问题 嗯 那 那就 然后 接着 接下来
        先 再 还有 另外 重试 取消 停 谢谢 不用 不要 删除 删掉 去掉 增加 添加 新增 修改 更新
        改 换成 移动 使用 运行 检查 查看 看下 看一下 看看 读取 阅读 打开 参考 按照 优化 完善
        实现 创建 新建 全部 修复 现在 为什么 这个 我们 你""",
}

# Office and private life first, then work in a repository.
WORDS: Final[Mapping[str, str]] = {
    "mail": """email e-mail mail inbox letter memo newsletter announcement invitation invite
        thank_you thank-you apology apologize apologise apologizing follow-up correspondence
        greeting congratulate congratulations reply_to out_of_office out-of-office
        subject_line cover_note unread condolence 邮件 电邮 来信 回信 信函 感谢信 道歉信
        邀请函 通知 公告 贺词 祝福 贺卡 请假条 请假 推荐信 求职信 辞职信 投诉信 慰问 致辞
        短信 公众号 朋友圈 开场白 自我介绍 收件箱 群消息 一封信 致歉""",
    "meeting": """meeting agenda minutes attendee one-on-one 1:1 workshop offsite off-site calendar
        appointment webinar conference town_hall action_item retreat seminar icebreaker
        ice-breaker kickoff kick-off talking_point discussed 会议 纪要 议程 例会 周会 年会
        研讨会 培训会 座谈 沙龙 日程 行动项 团建 路演 宣讲 发布会 一对一 面谈 参会 晨会""",
    "paper": """report presentation slide deck powerpoint proposal policy policies whitepaper
        white_paper article blog essay speech executive_summary one-pager press_release
        job_description job_posting resume cv cover_letter performance_review
        self-assessment faq survey questionnaire handbook contract invoice spreadsheet excel
        outlook onenote word_document teams_chat teams_message teams_channel sharepoint
        onedrive brochure flyer toast paragraph abstract thesis editorial case_study
        pivot_table brief briefing business_case transcript caption onboarding_guide talking
        dossier copilot 报告 汇报 周报 月报 日报 年报 演讲稿 演讲 发言稿 讲稿 ppt 幻灯片
        提案 计划书 商业计划 文案 稿件 新闻稿 简历 述职 论文 作文 读后感 文章 段落 说明书
        手册 合同 协议书 制度 规章 问卷 调查表 表格 简报 白皮书 岗位描述 招聘启事 职位描述
        提纲 大纲 剧本 话术 方案书 活动方案 总结报告""",
    "people": """customer client stakeholder colleague coworker co-worker manager team_member
        employee candidate supplier vendor audience boss executive leadership hr
        human_resources board_member investor student teacher parent interviewer new_hire
        direct_report patient landlord neighbor neighbour volunteer donor guest ceo cfo coo
        sponsor staff consultant lawyer kid child children friend mentor team's everyone
        客户 同事 老板 领导 经理 员工 候选人 供应商 合作伙伴 投资人 听众 观众 学生 老师 家长
        团队成员 管理层 董事 股东 消费者 顾客 患者 邻居 房东 朋友 孩子 父母 面试官 导师 甲方
        媒体 志愿者 嘉宾 主管""",
    "business": """marketing sales campaign product_launch launch_plan budget quarter quarterly q1 q2
        q3 q4 revenue kpi okr swot strategy strategic market competitor competitive
        negotiation negotiate onboarding training procurement financial finance legal
        compliance hiring interview recruit recruiting recruitment brand branding
        social_media linkedin instagram facebook tiktok slogan tagline business company
        companies career salary promotion fundraising industry supply_chain sustainability
        well-being wellbeing team-building team_building annual monthly weekly roi profit
        cash_flow risk_assessment project_status status_update deadline pricing priorities
        expense travel_expense workplace corporate culture forecast invoice purchase_order
        order shipment regulation audit privacy inventory logistics leadership account 市场
        营销 销售 推广 活动策划 品牌 预算 季度 年度 业绩 营收 利润 竞品 竞争对手 战略 谈判
        入职 培训 采购 财务 法务 合规 招聘 面试 绩效 考核 社交媒体 小红书 抖音 微博 口号
        标语 职业 薪资 涨薪 晋升 创业 行业 供应链 可持续 商务 成本控制 双十一 促销 转化率
        客单价 风险评估 企业文化 公司 出差 报销""",
    "private": """recipe travel trip itinerary itineraries birthday wedding workout meal gift poem
        haiku story stories song lyrics novel joke exam lesson holiday vacation restaurant
        garden philosophy diet fitness movie book psychology relationship motivation
        motivational habit hobby parenting museum tourist vocabulary trivia debate health
        sleep stress dream astrology photo cinematic portrait character scene 菜谱 食谱 旅行
        旅游 行程 生日 婚礼 健身 减肥 礼物 写诗 首诗 诗歌 故事 歌词 小说 笑话 考试 课程 教案
        假期 餐厅 电影 读书 书籍 心理 情感 习惯 爱好 育儿 博物馆 景点 单词 健康 睡眠 压力
        历史 哲学 古诗 春节 中秋 对联 辩论 理财 游玩""",
    "tone": """formal informal friendly professional professionally concise polite politely
        persuasive engaging empathetic diplomatic tone catchy compelling plain_language
        jargon bullet_point headline words sentences paragraphs grammar easy_to_understand
        key_point key_takeaway key_decision key_theme key_finding key_message next_step
        pros_and_cons non-technical table_format tone_of_voice motivating warm upbeat
        encouraging 正式 口语化 友好 简洁 礼貌 委婉 有说服力 生动 语气 风格 通俗易懂 要点
        字左右 个字 百字 字以内 分钟 优缺点 利弊 幽默 高情商 得体 吸引人 亮点 下一步 句话
        几条 建议""",
    "stuff": """thread conversation document documents notes summary topic content decision risk
        criteria table ideas theme insight trend finding draft attachment discussion
        feedback recommendation takeaway goal objective challenge outcome fact quote
        scenario example audience situation opinion response_to question outline key data
        chart tip due_diligence requirement terms progress achievement highlight narrative
        owner due_date 总结 计划 内容 方案 要求 主题 目标 问题清单 数据分析 观点 意见 反馈
        思路 要点 建议 流程 分工 注意事项 清单 大纲 心得 感谢 祝贺 欢迎""",
    "persona": """act_as to_act_as want_you_to_act pretend you_are_a you_are_an my_first_request
        my_first_question my_first_sentence my_first_suggestion take_on_the_role
        as_an_expert as_an_experienced your_task_is 扮演 充当 作为一名 作为一位 作为一个
        你是一名 你是一位 你是一个 假设你是 假如你是 我想让你 我希望你 你现在是""",
    "language": """english german french spanish chinese mandarin japanese korean italian portuguese
        dutch turkish arabic hindi swedish russian 成英文 成英语 成中文 为中文 为英文 成日文
        成日语 成法语 成德语 用英文 用英语 英文邮件 西班牙语 韩语""",
    "code": """code coding codebase function method class classes variable refactor refactoring
        refactored implement implemented implementing implementation compile compiled
        compiler syntax algorithm script parser parse parsing regex enum struct interface
        boolean string array loop async thread constructor exported import imported
        hard-coded hardcode hardcoded stub boilerplate placeholder wire_up constant logic
        typed types helper handler generator exporter importer model service object
        streaming template_engine state status_field default_value query queries seed_data
        test_data snippet programming developer software 代码 函数 方法名 变量 重构 编译
        语法错误 算法 脚本 解析 正则 接口 类名 枚举 结构体 循环 异步 线程 导入 硬编码 注释
        封装 调用 参数 返回值 字段 逻辑 写死 单例 回调 泛型 继承 编程 程序 源码 工具类 类型
        传参""",
    "history": """git github gitlab commit committed branch branches merge merged merging rebase
        rebased pr pull_request repo repository repositories diff main master worktree
        checkout stash upstream tag release changelog version_bump cherry-pick push pushed
        pull unstaged staged changes changed squash 提交 分支 合并 仓库 拉取 推送 回滚
        版本号 发版 主干 冲突 改动 变更""",
    "tests": """test tests testing tested coverage unit e2e spec ci lint linter linting build builds
        building pipeline typecheck mock fixture assert assertion benchmark regression
        verify validation validate run running rerun passes passing 测试 单测 用例 覆盖率
        构建 打包 流水线 断言 验证 跑一下 跑通 运行 执行 启动 联调 压测""",
    "faults": """bug fix fixes fixed fixing error exception fail fails failed failing failure broken
        break breaks crash crashed crashes stacktrace debug debugging log logs logging panic
        deadlock race_condition leak timeout flaky wrong doesn't_work not_working undefined
        null nil missing works working 报错 错误 异常 修复 修一下 修改 改一下 失败 崩溃 日志
        调试 排查 不生效 没生效 不对 有问题 卡死 超时 死锁 内存 泄漏 空指针 白屏 闪退 不显示
        没反应 无法 找不到 缺少 解决 去掉 删掉 增加 新增 加一个 没有了 处理一下 优化一下
        遗漏 过时""",
    "machines": """api apis endpoint server servers database databases db sql sqlite postgres schema
        migration migrate docker container deploy deployed deployment cli env config
        configuration configure json yaml toml csv xml token tokens auth oauth cache cached
        queue http https url webhook sdk package packages dependency dependencies npm pip uv
        cargo brew install installed library libraries module plugin hook hooks agent agents
        subagent prompt prompts llm mcp claude codex gemini cursor param params parameter
        arg args flag payload request response daemon port localhost binary linux macos
        windows terminal stdout stdin session sessions metadata encrypt encryption encode
        hash timestamp sync runtime kernel ssh dns telemetry backend workflow automation bot
        id ids key keys data store storage login log_in account_is permission permissions
        job slow twice deleted saving 数据库 数据表 表结构 建表 服务器 服务端 部署 容器 镜像
        配置 依赖 安装 环境变量 缓存 队列 请求 响应 令牌 鉴权 登录 权限 插件 模块 框架 迁移
        命令行 终端 端口 进程 网关 微服务 中间件 定时任务 爬虫 线上 生产环境 字段 导出 导入
        重试 默认值 示例数据 可配置 重复提交 打开很慢 性能 旧数据 模型 推理 显存 数据集 加密
        序列化 后台 索引 查询语句 事务 redis""",
    "screens": """button buttons component components page pages css frontend front-end back-end modal
        tab tabs screen screens render rendering click clicked clicking layout dropdown
        sidebar ui ux icon icons tooltip scroll toggle website web_app app apps user users
        form field column row dashboard loading display shown shows detail_view list_view
        filter sorting pagination landing toolbar popup dialog canvas widget navbar theme
        dark_mode view views 按钮 组件 页面 前端 后端 弹窗 样式 布局 下拉 侧边栏 界面 图标
        滚动 点击 渲染 路由 导航栏 网页 网站 小程序 表单 列表页 详情页 首页 输入框 深色模式
        移动端 列表 详情 分页 排序 表里 跳转 加载 适配 居中 对齐 控件 窗口 显示""",
    "tongues": """python typescript javascript rust golang java react vue angular node nodejs swift
        kotlin html bash zsh shell django flask nextjs tailwind vite pytest jest terraform
        kubernetes k8s aws azure gcp supabase firebase redis kafka graphql ts js py spring
        mybatis flutter css linux nginx unity""",
    "places": """file files folder directory directories path paths line lines readme docs
        documentation markdown comment comments todo todos workspace feature features
        behavior behaviour edge_case phase task ticket issue issues acceptance_criteria
        roadmap architecture design_doc adr step steps section checklist_item 文件 目录
        文件夹 路径 项目里 项目中 这个项目 该项目 本项目 当前项目 项目结构 工程 功能
        需求文档 工作区 架构 技术方案 设计文档 文档中 任务""",
    "ours": "let's lets we we're we've we'll 我们 咱们 咱",
    "pointing": """this that these those it its it's above again still now here instead also already
        currently actually same just another other everything there too only 这个 那个 这里
        那里 这些 那些 刚才 刚刚 上面 现在 目前 还是 仍然 依然 又 另外 同样 当前 之前 已经
        其他 其它 这样 那样""",
    "asks": """why where did_you do_we can_we should_we could_we is_there are_there does_it
        does_this does_that have_you are_you is_it what_does what_happens you_just
        you_should you_can you_need you_missed you_forgot you_said you_did how_come what_if
        do_you how_do_we how_does 为什么 为啥 怎么回事 在哪 是不是 有没有 可不可以 你刚 你没
        你是否 是什么意思 怎么还 会不会 是否 能不能""",
}

GROUPS: Final = (*OPENINGS, *WORDS)

POLITE: Final = frozenset(
    """a also an can copilot could do hello help hey hi i i'd just kindly like me my need please
    quick some the to us want will with would you your""".split()  # noqa: SIM905 (words are easier to read without their quotes)
)
"""Words that stand before a wish and say nothing of it."""

POLITE_CHINESE: Final = (
    "你好", "请你", "请", "麻烦你", "麻烦", "帮我", "帮忙", "帮", "给我", "为我", "我想要",
    "我想", "我要", "我需要", "需要", "能不能", "可以", "能否", "你能", "把下面", "将下面",
    "将以下", "把以下", "根据以下", "以下", "把这", "将这", "把", "将", ",", "，", "。",
    "、", " ", "!", "！", "一下", "重新",
)  # fmt: skip
