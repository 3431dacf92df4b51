<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Advice</name>
    <message>
        <source> k tokens</source>
        <translation> 千 token</translation>
    </message>
    <message>
        <source>9 in 10 under {amount}</source>
        <translation>九成低于 {amount}</translation>
    </message>
    <message>
        <source>A fresh session</source>
        <translation>开启新会话</translation>
    </message>
    <message>
        <source>After a pause of an hour</source>
        <translation>停顿一小时之后</translation>
    </message>
    <message>
        <source>An estimate for the next turn, from your last one.|An estimate for the next turn, from your last {n}.</source>
        <translation>下一轮的估算，依据您最近 {n} 轮。</translation>
    </message>
    <message>
        <source>An estimate from other people&apos;s sessions; it learns from yours as they come.</source>
        <translation>依据他人会话的估算；会随着您的使用不断学习。</translation>
    </message>
    <message>
        <source>An estimate, from your last turn.|An estimate, from your last {n} turns.</source>
        <translation>估算，依据您最近 {n} 轮。</translation>
    </message>
    <message>
        <source>As it is set</source>
        <translation>按当前设置</translation>
    </message>
    <message>
        <source>Ask for more</source>
        <translation>申请更多额度</translation>
    </message>
    <message>
        <source>Ask for more…</source>
        <translation>申请更多额度…</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Claude Code did not open. Its command is copied: {text}</source>
        <translation>Claude Code 没有打开。命令已复制：{text}</translation>
    </message>
    <message>
        <source>Claude Code opens with the prompt typed and not sent.</source>
        <translation>Claude Code 会打开，提示词已填好但未发送。</translation>
    </message>
    <message>
        <source>Claude Code opens. The prompt is too long for a link, so it is copied.</source>
        <translation>Claude Code 会打开。提示词太长，无法放入链接，因此已复制。</translation>
    </message>
    <message>
        <source>Compact first</source>
        <translation>先压缩上下文</translation>
    </message>
    <message>
        <source>Context, in thousands of tokens</source>
        <translation>上下文（千 token）</translation>
    </message>
    <message>
        <source>Copied. Paste it there; agents that search your company&apos;s data are metered.</source>
        <translation>已复制。请在那里粘贴；会检索公司数据的智能体按量计费。</translation>
    </message>
    <message>
        <source>Copied: {text}</source>
        <translation>已复制：{text}</translation>
    </message>
    <message>
        <source>Copilot Chat alone</source>
        <translation>只用 Copilot Chat</translation>
    </message>
    <message>
        <source>Copy /compact</source>
        <translation>复制 /compact</translation>
    </message>
    <message>
        <source>Copy and open Copilot Chat</source>
        <translation>复制并打开 Copilot Chat</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Copy plan prompt and open the chat</source>
        <translation>复制规划提示词并打开聊天</translation>
    </message>
    <message>
        <source>Copy prompt</source>
        <translation>复制提示词</translation>
    </message>
    <message>
        <source>Copy {text}</source>
        <translation>复制 {text}</translation>
    </message>
    <message>
        <source>Done. The settings have it on the page Advice.</source>
        <translation>已完成。可在设置的“建议”页更改。</translation>
    </message>
    <message>
        <source>Folder to work in</source>
        <translation>工作文件夹</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>I will hand your answer to a coding agent that is paid by use and can read my files; you cannot. Do not write code. Think the task below through and answer with a plan that the agent can carry out without asking back:
1. The goal in one sentence, and what is not part of it.
2. What you assume. Ask me at most three questions first, if an answer would change the plan.
3. Steps in order, each small enough to be checked by itself, with how to check it.
4. What the agent has to look up in my files before it begins: name it, do not guess it.
5. All texts for people (labels, messages, documentation), ready to be copied.
6. When it is done: a list to tick off.
At most 600 words.</source>
        <translation>我会把你的回答交给一个按用量计费、能读取我文件的编程智能体；你不能读取。不要写代码。请仔细思考下面的任务，并给出一份智能体无需反问即可执行的计划：
1. 用一句话说明目标，以及不包括什么。
2. 你的假设。如果某个答案会改变计划，请先向我提问，最多三个问题。
3. 按顺序列出步骤，每一步都小到可以单独检查，并说明如何检查。
4. 智能体开始前必须在我的文件中查明什么：写出名称，不要猜测。
5. 所有给人看的文字（标签、消息、文档），可直接复制。
6. 完成标准：可逐项勾选的清单。
最多 600 字。</translation>
    </message>
    <message>
        <source>In a session</source>
        <translation>会话进行中</translation>
    </message>
    <message>
        <source>In two parts</source>
        <translation>分成两部分</translation>
    </message>
    <message>
        <source>Keep {model}</source>
        <translation>保留 {model}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Never suggest a fresh session</source>
        <translation>不再建议新会话</translation>
    </message>
    <message>
        <source>Never suggest another model</source>
        <translation>不再建议其他模型</translation>
    </message>
    <message>
        <source>Never suggest the free chat</source>
        <translation>不再建议免费聊天</translation>
    </message>
    <message>
        <source>New session</source>
        <translation>新会话</translation>
    </message>
    <message>
        <source>Paste or type the task. Drop files here, or a folder to work in.</source>
        <translation>粘贴或输入任务。可将文件或工作文件夹拖到此处。</translation>
    </message>
    <message>
        <source>Plan in Copilot Chat first</source>
        <translation>先在 Copilot Chat 中规划</translation>
    </message>
    <message>
        <source>Reading what was spent so far …</source>
        <translation>正在读取至今的花费…</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Start on {model}</source>
        <translation>用 {model} 开始</translation>
    </message>
    <message>
        <source>Suggest nothing in this folder</source>
        <translation>在此文件夹中不作建议</translation>
    </message>
    <message>
        <source>The page did not open. The text is copied: paste it into the chat.</source>
        <translation>页面没有打开。文本已复制：请粘贴到聊天中。</translation>
    </message>
    <message>
        <source>The prompt is copied.</source>
        <translation>提示词已复制。</translation>
    </message>
    <message>
        <source>The task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>The task:</source>
        <translation>任务：</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Type {text} there first.</source>
        <translation>请先在那里输入 {text}。</translation>
    </message>
    <message>
        <source>Wait for the reset</source>
        <translation>等到重置</translation>
    </message>
    <message>
        <source>What the next turn will probably cost</source>
        <translation>下一轮大概的费用</translation>
    </message>
    <message>
        <source>What this session will probably cost</source>
        <translation>本次会话大概的费用</translation>
    </message>
    <message>
        <source>Without files</source>
        <translation>不带文件</translation>
    </message>
    <message>
        <source>a summary remains</source>
        <translation>保留一份摘要</translation>
    </message>
    <message>
        <source>chosen at the start</source>
        <translation>在开始时选择</translation>
    </message>
    <message>
        <source>fewer turns here</source>
        <translation>这里的轮次更少</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>needs none of your files</source>
        <translation>不需要您的文件</translation>
    </message>
    <message>
        <source>nothing to read again</source>
        <translation>无需重新读取</translation>
    </message>
    <message>
        <source>one page, with figures</source>
        <translation>一页，附数据</translation>
    </message>
    <message>
        <source>part by part</source>
        <translation>逐部分进行</translation>
    </message>
    <message>
        <source>plan there, work here</source>
        <translation>在那里规划，在这里执行</translation>
    </message>
    <message>
        <source>saving not measured yet</source>
        <translation>节省尚未测得</translation>
    </message>
    <message>
        <source>today&apos;s share {amount}</source>
        <translation>今日份额 {amount}</translation>
    </message>
    <message>
        <source>your own: {percent} less</source>
        <translation>您自己的：少 {percent}</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>剩余 {amount}</translation>
    </message>
    <message>
        <source>{model}, less effort</source>
        <translation>{model}，降低推理强度</translation>
    </message>
    <message>
        <source>{n} file|{n} files</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>{percent} dearer</source>
        <translation>贵 {percent}</translation>
    </message>
    <message>
        <source>{percent} less elsewhere</source>
        <translation>在别处少 {percent}</translation>
    </message>
    <message>
        <source>{percent} less in this tool</source>
        <translation>在此工具中少 {percent}</translation>
    </message>
</context>
<context>
    <name>Billing</name>
    <message>
        <source>The company&apos;s settings in {where} sign in to {host}.</source>
        <translation>{where} 中的公司设置登录到 {host}。</translation>
    </message>
    <message>
        <source>The login in {where} is a Team seat.</source>
        <translation>{where} 中的登录是 Team 席位。</translation>
    </message>
    <message>
        <source>The login in {where} is a seat that is paid by use.</source>
        <translation>{where} 中的登录是按用量付费的席位。</translation>
    </message>
    <message>
        <source>The login in {where} is a {flat} seat.</source>
        <translation>{where} 中的登录是 {flat} 席位。</translation>
    </message>
    <message>
        <source>The login in {where} is one of the Console.</source>
        <translation>{where} 中的登录是 Console 的登录。</translation>
    </message>
    <message>
        <source>The newest session in {home} has the plan {plan}, which is paid in credits.</source>
        <translation>{home} 中最新的会话使用 {plan} 方案，以积分付费。</translation>
    </message>
    <message>
        <source>The newest session in {home} has the plan {plan}, with included use.</source>
        <translation>{home} 中最新的会话使用 {plan} 方案，含包月用量。</translation>
    </message>
    <message>
        <source>The newest session in {home} has the plan {plan}.</source>
        <translation>{home} 中最新的会话使用 {plan} 方案。</translation>
    </message>
    <message>
        <source>The settings in {file} choose Vertex AI.</source>
        <translation>{file} 中的设置选择了 Vertex AI。</translation>
    </message>
    <message>
        <source>The settings in {file} choose a Gemini API key.</source>
        <translation>{file} 中的设置选择了 Gemini API 密钥。</translation>
    </message>
    <message>
        <source>The settings in {file} choose the sign-in with Google, whose use is included.</source>
        <translation>{file} 中的设置选择了 Google 登录，其用量已包含在内。</translation>
    </message>
    <message>
        <source>You chose this in the settings.</source>
        <translation>这是您在设置中选择的。</translation>
    </message>
    <message>
        <source>apiKeyHelper in {where} fetches a key.</source>
        <translation>{where} 中的 apiKeyHelper 会取得密钥。</translation>
    </message>
    <message>
        <source>forceLoginMethod in {where} asks for the Console.</source>
        <translation>{where} 中的 forceLoginMethod 要求使用 Console。</translation>
    </message>
    <message>
        <source>model_provider in {where}</source>
        <translation>{where} 中的 model_provider</translation>
    </message>
    <message>
        <source>openai_base_url in {where}</source>
        <translation>{where} 中的 openai_base_url</translation>
    </message>
    <message>
        <source>the environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>{named} is {name}, which runs on this computer.</source>
        <translation>{named} 为 {name}，它在本机运行。</translation>
    </message>
    <message>
        <source>{named} is {name}.</source>
        <translation>{named} 为 {name}。</translation>
    </message>
    <message>
        <source>{named} names {host}.</source>
        <translation>{named} 指向 {host}。</translation>
    </message>
    <message>
        <source>{name} in {where} asks for an API key.</source>
        <translation>{where} 中的 {name} 要求使用 API 密钥。</translation>
    </message>
    <message>
        <source>{name} is set in {where}.</source>
        <translation>{where} 中设置了 {name}。</translation>
    </message>
    <message>
        <source>{switch} is set in {where}.</source>
        <translation>{where} 中设置了 {switch}。</translation>
    </message>
    <message>
        <source>{variable} in the environment chooses Vertex AI.</source>
        <translation>环境变量 {variable} 选择了 Vertex AI。</translation>
    </message>
    <message>
        <source>{variable} in the environment chooses a Gemini API key.</source>
        <translation>环境变量 {variable} 选择了 Gemini API 密钥。</translation>
    </message>
    <message>
        <source>{variable} in the environment chooses the sign-in with Google, whose use is included.</source>
        <translation>环境变量 {variable} 选择了 Google 登录，其用量已包含在内。</translation>
    </message>
    <message>
        <source>{variable} in the environment names {host}.</source>
        <translation>环境变量 {variable} 指向 {host}。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>  Display: {what}</source>
        <translation>  显示：{what}</translation>
    </message>
    <message>
        <source>  Keyring: {state}. {sentence}</source>
        <translation>  密钥环：{state}。{sentence}</translation>
    </message>
    <message>
        <source>  Source {name}: off</source>
        <translation>  来源 {name}：关</translation>
    </message>
    <message>
        <source>  Source {name}: on</source>
        <translation>  来源 {name}：开</translation>
    </message>
    <message>
        <source>  Tray: {what}</source>
        <translation>  托盘：{what}</translation>
    </message>
    <message>
        <source>  background calls, counted: {n} output token, {cost}|  background calls, counted: {n} output tokens, {cost}</source>
        <translation>  已计入的后台调用：{n} 个输出 token，{cost}</translation>
    </message>
    <message>
        <source>  clients&apos; own totals, held against their lines:</source>
        <translation>  客户端自己的总数与其日志行的核对：</translation>
    </message>
    <message>
        <source>  lines that could not be read: {n}</source>
        <translation>  无法读取的行：{n}</translation>
    </message>
    <message>
        <source>  models without a price: {models}</source>
        <translation>  没有价格的模型：{models}</translation>
    </message>
    <message>
        <source>  requests from {first} to {last} (UTC)</source>
        <translation>  从 {first} 到 {last} 的请求（UTC）</translation>
    </message>
    <message>
        <source>  store: {size}, generation {generation}, {n} session|  store: {size}, generation {generation}, {n} sessions</source>
        <translation>  存储：{size}，第 {generation} 代，{n} 个会话</translation>
    </message>
    <message>
        <source>  {name}: {path} (not there yet)</source>
        <translation>  {name}：{path}（尚不存在）</translation>
    </message>
    <message>
        <source> One of {names}.</source>
        <translation>可选：{names}。</translation>
    </message>
    <message>
        <source>&quot;{words}&quot; has a unit that is not known. Write it {forms}.</source>
        <translation>“{words}”的单位未知。写法{forms}。</translation>
    </message>
    <message>
        <source>&quot;{words}&quot; is more than anybody can give.</source>
        <translation>“{words}”超出了任何人能给的数额。</translation>
    </message>
    <message>
        <source>&quot;{words}&quot; is not an allowance. Write it {forms}.</source>
        <translation>“{words}”不是额度。写法{forms}。</translation>
    </message>
    <message>
        <source>&quot;{words}&quot; is not an amount. Write it such as {example}, 12k or &quot;{tokens} tokens&quot;.</source>
        <translation>“{words}”不是数额。写法例如 {example}、12k 或 &quot;{tokens} tokens&quot;。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; are not days of which the first comes first.</source>
        <translation>“{word}”中的起始日期应早于结束日期。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is not a day of the month, from 1 to 31.</source>
        <translation>“{word}”不是一个月中的某日，应为 1 到 31。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is not a day of the week, such as monday or sunday.</source>
        <translation>“{word}”不是星期几，写法例如 monday 或 sunday。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is not a day. Write it {forms}.</source>
        <translation>“{word}”不是日期。写法{forms}。</translation>
    </message>
    <message>
        <source>&quot;{word}&quot; is not a period. Write day, week, month, 5h, 7d, a last day, or once.</source>
        <translation>“{word}”不是周期。可写 day、week、month、5h、7d、截止日期或 once。</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>, or nothing</source>
        <translation>，可留空</translation>
    </message>
    <message>
        <source>, {billed}</source>
        <translation>，{billed}</translation>
    </message>
    <message>
        <source>--learn goes with --jsonl.</source>
        <translation>--learn 需与 --jsonl 一起使用。</translation>
    </message>
    <message>
        <source>--starts goes with weeks and months only: a day of the week, or of the month.</source>
        <translation>--starts 只用于周和月：星期几，或一个月中的某日。</translation>
    </message>
    <message>
        <source>5 h</source>
        <translation>5 小时</translation>
    </message>
    <message>
        <source>; may be left out</source>
        <translation>；可以不填</translation>
    </message>
    <message>
        <source>A display answers.</source>
        <translation>显示正常。</translation>
    </message>
    <message>
        <source>A fresh session</source>
        <translation>开启新会话</translation>
    </message>
    <message>
        <source>A proxy is set, and Claude Code would send your prompts there on their way to 127.0.0.1.</source>
        <translation>设置了代理，Claude Code 会在发往 127.0.0.1 的途中把您的提示词送到那里。</translation>
    </message>
    <message>
        <source>A tray host is running.</source>
        <translation>托盘宿主正在运行。</translation>
    </message>
    <message>
        <source>Add it to a client as a server of the kind stdio: docs/mcp.md.</source>
        <translation>把它作为 stdio 类型的服务器加入客户端：docs/mcp.md。</translation>
    </message>
    <message>
        <source>Allowances are shown with: remainder set allowance</source>
        <translation>查看额度请用：remainder set allowance</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Ask for more</source>
        <translation>申请更多额度</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Cache read</source>
        <translation>缓存读取</translation>
    </message>
    <message>
        <source>Cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>实际节省</translation>
    </message>
    <message>
        <source>Cannot be asked</source>
        <translation>不能查询</translation>
    </message>
    <message>
        <source>Checked: {seen}</source>
        <translation>核实情况：{seen}</translation>
    </message>
    <message>
        <source>Claude Code asks the tray itself, on a port of 127.0.0.1</source>
        <translation>Claude Code 通过 127.0.0.1 的端口直接询问托盘程序</translation>
    </message>
    <message>
        <source>Codex asks once whether you trust the hook; until you say yes there, it does not run.</source>
        <translation>Codex 会询问一次您是否信任该钩子；在那里确认之前，它不会运行。</translation>
    </message>
    <message>
        <source>Compact first</source>
        <translation>先压缩上下文</translation>
    </message>
    <message>
        <source>Copilot Chat</source>
        <translation>Copilot Chat</translation>
    </message>
    <message>
        <source>Copilot shows it in its status line, from the next session on.</source>
        <translation>Copilot 从下一次会话起在其状态行中显示。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Daily allowance</source>
        <translation>每日额度</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Estimated from other people&apos;s sessions; it learns from yours.</source>
        <translation>依据他人会话的估算；会从您的会话中学习。</translation>
    </message>
    <message>
        <source>Estimated from your last turn.|Estimated from your last {n} turns.</source>
        <translation>依据您最近 {n} 轮估算。</translation>
    </message>
    <message>
        <source>Everything about one: remainder sources SOURCE</source>
        <translation>查看某个来源的全部信息：remainder sources SOURCE</translation>
    </message>
    <message>
        <source>Everything that could be removed is gone.</source>
        <translation>能删除的内容都已删除。</translation>
    </message>
    <message>
        <source>Exit code: 0 on track, 10 worth watching, 20 tight, 30 used up, 40 not known.</source>
        <translation>退出码：0 正常，10 值得留意，20 紧张，30 已用完，40 未知。</translation>
    </message>
    <message>
        <source>Exit code: 3 where it probably does not fit what is left.</source>
        <translation>退出码：可能超出剩余额度时为 3。</translation>
    </message>
    <message>
        <source>Give a value or --default, not both.</source>
        <translation>请给出新值或 --default，不能同时使用。</translation>
    </message>
    <message>
        <source>Give an amount or --forget, not both.</source>
        <translation>请给出数额或 --forget，不能同时使用。</translation>
    </message>
    <message>
        <source>Hooks are switched off in your settings of {client} ({path}). Switch them on first.</source>
        <translation>您在 {client} 的设置（{path}）中关闭了钩子。请先开启。</translation>
    </message>
    <message>
        <source>How: {how} {address}</source>
        <translation>方式：{how} {address}</translation>
    </message>
    <message>
        <source>In parts</source>
        <translation>分部分</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Instead of</source>
        <translation>取代</translation>
    </message>
    <message>
        <source>Instead: {instead}</source>
        <translation>替代方式：{instead}</translation>
    </message>
    <message>
        <source>It holds from the next session on.</source>
        <translation>从下一次会话起生效。</translation>
    </message>
    <message>
        <source>Keys are asked for at a prompt, or read from standard input, one on each line in the order of
remainder sources SOURCE: remainder login SOURCE &lt; file
</source>
        <translation>密钥在提示时输入，或从标准输入读取，每行一个，顺序同
remainder sources SOURCE：remainder login SOURCE &lt; file
</translation>
    </message>
    <message>
        <source>Keys are not in it: they are in the system&apos;s keyring.</source>
        <translation>其中不含密钥：密钥在系统密钥环中。</translation>
    </message>
    <message>
        <source>Leave --http away: the command does not ask over the network.</source>
        <translation>请去掉 --http：该命令不经过网络查询。</translation>
    </message>
    <message>
        <source>Login: {borrows}</source>
        <translation>登录：{borrows}</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Monthly allowance</source>
        <translation>每月额度</translation>
    </message>
    <message>
        <source>No AI tool found yet</source>
        <translation>尚未找到 AI 工具</translation>
    </message>
    <message>
        <source>No StatusNotifier host is running; the icon can only use an old-style (XEmbed) tray.</source>
        <translation>没有运行中的 StatusNotifier 宿主；图标只能使用旧式（XEmbed）托盘。</translation>
    </message>
    <message>
        <source>No advice was followed yet whose outcome is known.</source>
        <translation>尚无已采纳且已知结果的建议。</translation>
    </message>
    <message>
        <source>No allowance is set. Set one first: remainder set allowance 250/month</source>
        <translation>尚未设置额度。请先设置：remainder set allowance 250/month</translation>
    </message>
    <message>
        <source>No allowance is set. Set one with: remainder set allowance 250/month</source>
        <translation>尚未设置额度。设置方法：remainder set allowance 250/month</translation>
    </message>
    <message>
        <source>No command was given. Start the tray with: python -m trayapp</source>
        <translation>没有给出命令。启动托盘：python -m trayapp</translation>
    </message>
    <message>
        <source>No figure is known yet.</source>
        <translation>尚无数据。</translation>
    </message>
    <message>
        <source>No key was given ({label}). Nothing was changed.</source>
        <translation>没有给出密钥（{label}）。未作任何更改。</translation>
    </message>
    <message>
        <source>No longer in the keyring: {names}.</source>
        <translation>已从密钥环中删除：{names}。</translation>
    </message>
    <message>
        <source>No price is known for {names}: the tokens are counted, the cost is not (+?).</source>
        <translation>没有 {names} 的价格：其 token 已计入，费用未计入（+?）。</translation>
    </message>
    <message>
        <source>No source can have its key just now.</source>
        <translation>目前任何来源都取不到密钥。</translation>
    </message>
    <message>
        <source>No use was found in these days. See where logs are looked for with: remainder sources</source>
        <translation>这些日期内没有用量。查看日志的查找位置：remainder sources</translation>
    </message>
    <message>
        <source>Not counted:</source>
        <translation>未计入：</translation>
    </message>
    <message>
        <source>Nothing is known yet of what remains.</source>
        <translation>剩余多少尚不得知。</translation>
    </message>
    <message>
        <source>Nothing is known yet. Set an allowance first: remainder set allowance 250/month</source>
        <translation>尚无数据。请先设置额度：remainder set allowance 250/month</translation>
    </message>
    <message>
        <source>Off; give a key to switch one on: remainder login SOURCE</source>
        <translation>未启用；提供密钥即可启用：remainder login SOURCE</translation>
    </message>
    <message>
        <source>Off; switch one on: remainder set sources.SOURCE.enabled on</source>
        <translation>未启用；启用方法：remainder set sources.SOURCE.enabled on</translation>
    </message>
    <message>
        <source>Only Claude Code has hooks of the kind http.</source>
        <translation>只有 Claude Code 有 http 类型的钩子。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Own files</source>
        <translation>自身文件</translation>
    </message>
    <message>
        <source>Plan in Copilot Chat first</source>
        <translation>先在 Copilot Chat 中规划</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Project allowance</source>
        <translation>项目额度</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>预计节省</translation>
    </message>
    <message>
        <source>Reading logs: {done} of {files} file, {sizes}|Reading logs: {done} of {files} files, {sizes}</source>
        <translation>正在读取日志：{files} 个文件中的 {done} 个，{sizes}</translation>
    </message>
    <message>
        <source>Remainder is running as process {n}. Quit it first.</source>
        <translation>Remainder 正作为进程 {n} 运行。请先退出。</translation>
    </message>
    <message>
        <source>Remainder reads the logs that these tools keep on this computer:</source>
        <translation>Remainder 读取这些工具保存在本机的日志：</translation>
    </message>
    <message>
        <source>Remainder {version}, Python {python}, {system}</source>
        <translation>Remainder {version}，Python {python}，{system}</translation>
    </message>
    <message>
        <source>Removed {key}.</source>
        <translation>已删除 {key}。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Rolling allowance</source>
        <translation>滚动额度</translation>
    </message>
    <message>
        <source>Sample data: made up, to show what this looks like.</source>
        <translation>示例数据：虚构，仅作展示。</translation>
    </message>
    <message>
        <source>Say for which client: {clients}.</source>
        <translation>请说明用于哪个客户端：{clients}。</translation>
    </message>
    <message>
        <source>Say what the work is: remainder advise &quot;…&quot;, or hand the prompt to standard input.</source>
        <translation>请说明要做什么：remainder advise &quot;…&quot;，或通过标准输入提供提示词。</translation>
    </message>
    <message>
        <source>Say what you were given, and this becomes a gauge:</source>
        <translation>告诉 Remainder 您得到的额度，就会显示为用量表：</translation>
    </message>
    <message>
        <source>Say which allowance: {keys}.</source>
        <translation>请指明额度：{keys}。</translation>
    </message>
    <message>
        <source>Sessions that are running take it up by themselves or at their next start.</source>
        <translation>正在运行的会话会自行启用，或在下次启动时启用。</translation>
    </message>
    <message>
        <source>Set it by hand: remainder set sources.{id}.{billing} {words}</source>
        <translation>手动设置：remainder set sources.{id}.{billing} {words}</translation>
    </message>
    <message>
        <source>Something went wrong that was not foreseen ({kind}).</source>
        <translation>出现了意外的错误（{kind}）。</translation>
    </message>
    <message>
        <source>Sources that are on</source>
        <translation>已启用的来源</translation>
    </message>
    <message>
        <source>Standing allowance</source>
        <translation>长期额度</translation>
    </message>
    <message>
        <source>Switch it on with: remainder {way}</source>
        <translation>启用方法：remainder {way}</translation>
    </message>
    <message>
        <source>Talks to: {names}</source>
        <translation>连接到：{names}</translation>
    </message>
    <message>
        <source>Tell where it is: remainder set sources.{id}.base_url https://...</source>
        <translation>请告知其地址：remainder set sources.{id}.base_url https://...</translation>
    </message>
    <message>
        <source>Tells: {tells}</source>
        <translation>提供：{tells}</translation>
    </message>
    <message>
        <source>The PDF needs Qt, which cannot be loaded here ({error}). The text comes without --pdf.</source>
        <translation>PDF 需要 Qt，但此处无法加载（{error}）。不带 --pdf 可得到文本。</translation>
    </message>
    <message>
        <source>The details are in {path}</source>
        <translation>详情见 {path}</translation>
    </message>
    <message>
        <source>The first day ({first}) comes after the last ({last}). Swap --since and --until.</source>
        <translation>起始日期（{first}）晚于结束日期（{last}）。请对调 --since 与 --until。</translation>
    </message>
    <message>
        <source>The key for {name} is in the keyring. {name} is asked from now on.|The keys for {name} are in the keyring. {name} is asked from now on.</source>
        <translation>{name} 的密钥已存入密钥环。今后将查询 {name}。</translation>
    </message>
    <message>
        <source>The output could not be written ({why}).</source>
        <translation>无法写入输出（{why}）。</translation>
    </message>
    <message>
        <source>The reason has {n} characters; the page has room for {most}.</source>
        <translation>理由有 {n} 个字符；页面最多容纳 {most} 个。</translation>
    </message>
    <message>
        <source>The session&apos;s message bus does not answer ({kind}).</source>
        <translation>会话的消息总线没有应答（{kind}）。</translation>
    </message>
    <message>
        <source>The system has a place for tray icons.</source>
        <translation>系统有放置托盘图标的位置。</translation>
    </message>
    <message>
        <source>The vendor has not documented this way: it may change or end at any time.</source>
        <translation>服务商没有公开此方式的文档：它随时可能改变或失效。</translation>
    </message>
    <message>
        <source>There is no allowance with the key &quot;{key}&quot;. Keys: {keys}.</source>
        <translation>没有键名为“{key}”的额度。现有键名：{keys}。</translation>
    </message>
    <message>
        <source>There is no allowance with the key &quot;{name}&quot;. Keys: {keys}.</source>
        <translation>没有键名为“{name}”的额度。现有键名：{keys}。</translation>
    </message>
    <message>
        <source>There is no allowance {key}. There are: {known}</source>
        <translation>没有额度 {key}。现有：{known}</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>There is no prompt on standard input.</source>
        <translation>标准输入中没有提示词。</translation>
    </message>
    <message>
        <source>There is no source &quot;{name}&quot;. Sources: {names}.</source>
        <translation>没有来源“{name}”。现有来源：{names}。</translation>
    </message>
    <message>
        <source>There is no time zone &quot;{name}&quot;. Use a name such as Europe/Berlin, America/New_York or UTC.</source>
        <translation>没有时区“{name}”。请使用 Europe/Berlin、America/New_York 或 UTC 这样的名称。</translation>
    </message>
    <message>
        <source>This needs one more package. Install it with: {command}</source>
        <translation>这还需要一个软件包。安装命令：{command}</translation>
    </message>
    <message>
        <source>This session has no message bus, so no tray host can be found.</source>
        <translation>此会话没有消息总线，因此找不到托盘宿主。</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>To remove all of it, with the keys: remainder forget --all</source>
        <translation>如需连同密钥全部删除：remainder forget --all</translation>
    </message>
    <message>
        <source>To switch it off: remainder logout {id}</source>
        <translation>停用方法：remainder logout {id}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tools, read from their logs on this computer</source>
        <translation>工具（读取其在本机的日志）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Use one of them once and look again, or say what else to read: remainder sources</source>
        <translation>请先使用其中一个工具再来查看，或指明还要读取什么：remainder sources</translation>
    </message>
    <message>
        <source>Wait for the reset</source>
        <translation>等到重置</translation>
    </message>
    <message>
        <source>Weekly allowance</source>
        <translation>每周额度</translation>
    </message>
    <message>
        <source>What each client shows, and what it does not offer: docs/hooks.md.</source>
        <translation>各客户端显示什么、不提供什么：docs/hooks.md。</translation>
    </message>
    <message>
        <source>What is in the file now could not be kept in {folder} ({why}). Nothing was changed.</source>
        <translation>无法在 {folder} 中保留文件现有内容（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>What remains of your AI allowance. Without a command the tray icon is started.</source>
        <translation>AI 额度还剩多少。不带命令则启动托盘图标。</translation>
    </message>
    <message>
        <source>Where it went</source>
        <translation>用在哪里</translation>
    </message>
    <message>
        <source>Who: {who}</source>
        <translation>适用者：{who}</translation>
    </message>
    <message>
        <source>Without COMMAND a short line of the program&apos;s own is printed. See docs/statusline.md.</source>
        <translation>不带 COMMAND 时输出程序自己的一行短文。见 docs/statusline.md。</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Your company&apos;s settings for {client} allow no hooks of your own. Nothing was changed.</source>
        <translation>贵公司对 {client} 的设置不允许您自己的钩子。未作任何更改。</translation>
    </message>
    <message>
        <source>Your settings of Claude Code say which addresses its hooks may ask.</source>
        <translation>您的 Claude Code 设置规定了其钩子可以访问哪些地址。</translation>
    </message>
    <message>
        <source>[not documented] </source>
        <translation>[无文档] </translation>
    </message>
    <message>
        <source>a JSON document instead of a table (docs/cli.md)</source>
        <translation>以 JSON 文档代替表格（docs/cli.md）</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>a file that goes with it</source>
        <translation>随附的文件</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>a month from day {day}</source>
        <translation>每月，从 {day} 日起</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a number from 0 on</source>
        <translation>不小于 0 的数字</translation>
    </message>
    <message>
        <source>a setting&apos;s name, or the word &quot;allowance&quot;</source>
        <translation>设置项的名称，或单词 &quot;allowance&quot;</translation>
    </message>
    <message>
        <source>a task on each line in, an answer on each line out</source>
        <translation>每行输入一个任务，每行输出一个答复</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>a week from {day}</source>
        <translation>每周，从{day}起</translation>
    </message>
    <message>
        <source>a whole number from 0 on</source>
        <translation>不小于 0 的整数</translation>
    </message>
    <message>
        <source>advice inside Claude Code, Codex, Gemini CLI and Copilot CLI: install, uninstall, status</source>
        <translation>在 Claude Code、Codex、Gemini CLI 和 Copilot CLI 中给出建议：install、uninstall、status</translation>
    </message>
    <message>
        <source>as the tool names it</source>
        <translation>工具所用的名称</translation>
    </message>
    <message>
        <source>cannot be asked</source>
        <translation>不能查询</translation>
    </message>
    <message>
        <source>claude-code (usual), codex, …</source>
        <translation>claude-code（默认）、codex、…</translation>
    </message>
    <message>
        <source>count this account only</source>
        <translation>只计此账户</translation>
    </message>
    <message>
        <source>count this model only</source>
        <translation>只计此模型</translation>
    </message>
    <message>
        <source>count this project only</source>
        <translation>只计此项目</translation>
    </message>
    <message>
        <source>count this tool only</source>
        <translation>只计此工具</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>days against an even pace</source>
        <translation>每日用量与均匀进度的对照</translation>
    </message>
    <message>
        <source>draw it again every few seconds until Ctrl-C</source>
        <translation>每隔几秒重新显示，直到按 Ctrl-C</translation>
    </message>
    <message>
        <source>everything about this one</source>
        <translation>关于此来源的全部信息</translation>
    </message>
    <message>
        <source>everything that is kept about you, as one archive</source>
        <translation>把保存的所有关于您的内容打包为一个归档</translation>
    </message>
    <message>
        <source>examples:
  remainder report                              the allowance that leads, with what it likely lacks
  remainder report --allowance team --amount 200 --reason &quot;The move to the new ledger&quot;
  remainder report --pdf request.pdf --no-projects
</source>
        <translation>示例：
  remainder report                              主要额度，附预计缺少的数额
  remainder report --allowance team --amount 200 --reason &quot;迁移到新账本&quot;
  remainder report --pdf request.pdf --no-projects
</translation>
    </message>
    <message>
        <source>examples:
  remainder set                                      every setting, its value and what it does
  remainder set general.zone Europe/Berlin           change one
  remainder set general.zone --default               back to the default
  remainder set allowance 250/month                  also 200/week, 30000tokens/day, 5000/2026-12-31
  remainder set allowance 75/day --tool cursor       only what that tool uses
  remainder set allowance 1600/month --title Team --guideline
  remainder set allowance --remove team
</source>
        <translation>示例：
  remainder set                                      每项设置、其值及作用
  remainder set general.zone Europe/Berlin           更改一项
  remainder set general.zone --default               恢复默认值
  remainder set allowance 250/month                  也可写 200/week、30000tokens/day、5000/2026-12-31
  remainder set allowance 75/day --tool cursor       只计该工具的用量
  remainder set allowance 1600/month --title Team --guideline
  remainder set allowance --remove team
</translation>
    </message>
    <message>
        <source>examples:
  remainder sources                what is read, what is asked, and what could be
  remainder sources --test         ask every source that is on, now
  remainder sources --test SOURCE  ask this one alone, and tell everything about it
</source>
        <translation>示例：
  remainder sources                读取什么、查询什么、还能查询什么
  remainder sources --test         立即查询所有已启用的来源
  remainder sources --test SOURCE  只查询此来源，并显示其全部信息
</translation>
    </message>
    <message>
        <source>examples:
  remainder spent                     what was typed for each allowance
  remainder spent month 83.10         so much of it is used as of now
  remainder spent tokens-a-day 12k
  remainder spent month --forget      go by vendors and logs again
</source>
        <translation>示例：
  remainder spent                     各额度中手工填写的数额
  remainder spent month 83.10         截至目前已用这么多
  remainder spent tokens-a-day 12k
  remainder spent month --forget      恢复按服务商和日志计算
</translation>
    </message>
    <message>
        <source>first day, {forms}</source>
        <translation>起始日期，{forms}</translation>
    </message>
    <message>
        <source>for Claude Code&apos;s status line: hands on what it tells, then runs your own</source>
        <translation>用于 Claude Code 的状态行：先转交其内容，再运行您自己的状态行</translation>
    </message>
    <message>
        <source>for agents: what remains, and what work will cost (docs/mcp.md)</source>
        <translation>供智能体使用：还剩多少、工作会花多少（docs/mcp.md）</translation>
    </message>
    <message>
        <source>forget what was typed for it</source>
        <translation>清除为其手工填写的数额</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>from this day on, {forms}</source>
        <translation>从此日期起，{forms}</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>从 {first} 到 {last}</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>参考额度</translation>
    </message>
    <message>
        <source>hard cap</source>
        <translation>硬性上限</translation>
    </message>
    <message>
        <source>home</source>
        <translation>主文件夹</translation>
    </message>
    <message>
        <source>how the figure comes about, line by line</source>
        <translation>逐行说明数据的由来</translation>
    </message>
    <message>
        <source>in any {span}</source>
        <translation>任意 {span}内</translation>
    </message>
    <message>
        <source>it is a number of days from 1 to 3660</source>
        <translation>应为 1 到 3660 的天数</translation>
    </message>
    <message>
        <source>its key or its title</source>
        <translation>其键名或标题</translation>
    </message>
    <message>
        <source>its key or its title; the leading one without</source>
        <translation>其键名或标题；不填则为主要额度</translation>
    </message>
    <message>
        <source>its new value; without one it is shown</source>
        <translation>新值；不填则显示当前值</translation>
    </message>
    <message>
        <source>its short name, made from the title without this</source>
        <translation>简短键名；不填则由标题生成</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>运行日志</translation>
    </message>
    <message>
        <source>keep a source&apos;s key in the system&apos;s keyring</source>
        <translation>把来源的密钥存入系统密钥环</translation>
    </message>
    <message>
        <source>key {key}</source>
        <translation>键名 {key}</translation>
    </message>
    <message>
        <source>last day; it counts as well</source>
        <translation>结束日期，含当日</translation>
    </message>
    <message>
        <source>leave out what your own past has taught</source>
        <translation>不采用您自己过去的数据</translation>
    </message>
    <message>
        <source>leave the client&apos;s status line alone</source>
        <translation>不改动客户端的状态行</translation>
    </message>
    <message>
        <source>leave the names of projects out</source>
        <translation>不列出项目名称</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>look at the logs and ask every source that is on, now</source>
        <translation>立即检查日志，并查询所有已启用的来源</translation>
    </message>
    <message>
        <source>low, medium, high, …</source>
        <translation>low、medium、high、…</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>name one or more of {names}, with commas between them</source>
        <translation>请写出 {names} 中的一个或多个，以逗号分隔</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>no logs found</source>
        <translation>没有找到日志</translation>
    </message>
    <message>
        <source>no price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not a hard cap</source>
        <translation>不是硬性上限</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>nothing typed</source>
        <translation>未手工填写</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次性</translation>
    </message>
    <message>
        <source>one page that asks for more, with the evidence</source>
        <translation>一页纸的额度申请，附依据</translation>
    </message>
    <message>
        <source>only this one of its keys, where it has several</source>
        <translation>来源有多个密钥时，只处理此密钥</translation>
    </message>
    <message>
        <source>only {names}</source>
        <translation>仅 {names}</translation>
    </message>
    <message>
        <source>open the window “Before you start” with it</source>
        <translation>用它打开“开始之前”窗口</translation>
    </message>
    <message>
        <source>paths, versions, logs and anything that is wrong</source>
        <translation>路径、版本、日志以及任何问题</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>公司策略</translation>
    </message>
    <message>
        <source>prices</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>read everything afresh and write nothing</source>
        <translation>全部重新读取，不写入任何内容</translation>
    </message>
    <message>
        <source>remove a source&apos;s key from the keyring</source>
        <translation>从密钥环中删除来源的密钥</translation>
    </message>
    <message>
        <source>remove it; without this, say what there is</source>
        <translation>删除；不带此项则列出现有内容</translation>
    </message>
    <message>
        <source>remove the allowance with this key</source>
        <translation>删除此键名的额度</translation>
    </message>
    <message>
        <source>rolling</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>runtime</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>show or change a setting, or an allowance</source>
        <translation>显示或更改设置与额度</translation>
    </message>
    <message>
        <source>show the change and make none</source>
        <translation>只显示改动，不执行</translation>
    </message>
    <message>
        <source>show the version and exit</source>
        <translation>显示版本并退出</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>自 {date} 起</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>such as 2026-10-05, 20261005, today, yesterday or 7d</source>
        <translation>例如 2026-10-05、20261005、today、yesterday 或 7d</translation>
    </message>
    <message>
        <source>such as 250/month, €200/week, 30k tokens/day, 5000/2026-12-31 or no-cap/month</source>
        <translation>例如 250/month、€200/week、30k tokens/day、5000/2026-12-31 或 no-cap/month</translation>
    </message>
    <message>
        <source>take the setting back to its default</source>
        <translation>将该设置恢复为默认值</translation>
    </message>
    <message>
        <source>the answer as JSON (docs/cli.md)</source>
        <translation>以 JSON 输出答复（docs/cli.md）</translation>
    </message>
    <message>
        <source>the archive to write, such as remainder.zip</source>
        <translation>要写入的归档，例如 remainder.zip</translation>
    </message>
    <message>
        <source>the last N days; {days} without</source>
        <translation>最近 N 天；不填则为 {days} 天</translation>
    </message>
    <message>
        <source>the name under which it is shown</source>
        <translation>显示用的名称</translation>
    </message>
    <message>
        <source>the pause since its last answer</source>
        <translation>距上次回答的停顿时间</translation>
    </message>
    <message>
        <source>the prompt; without one, standard input is read</source>
        <translation>提示词；不填则读取标准输入</translation>
    </message>
    <message>
        <source>the same as JSON</source>
        <translation>同样的内容，以 JSON 输出</translation>
    </message>
    <message>
        <source>the snapshot as JSON (docs/cli.md)</source>
        <translation>以 JSON 输出快照（docs/cli.md）</translation>
    </message>
    <message>
        <source>the source&apos;s id, as in: remainder sources</source>
        <translation>来源的 id，见：remainder sources</translation>
    </message>
    <message>
        <source>time zone in which days begin, such as Europe/Berlin</source>
        <translation>每天从哪个时区的零点算起，例如 Europe/Berlin</translation>
    </message>
    <message>
        <source>today&apos;s share {amount}</source>
        <translation>今日份额 {amount}</translation>
    </message>
    <message>
        <source>tokens and cost by day, tool, model and project</source>
        <translation>按日期、工具、模型和项目统计的 token 与费用</translation>
    </message>
    <message>
        <source>tools and sources as JSON (docs/cli.md)</source>
        <translation>以 JSON 输出工具和来源（docs/cli.md）</translation>
    </message>
    <message>
        <source>type what was used of an allowance, where only you know it</source>
        <translation>手工填写只有您知道的额度用量</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>未锁定</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>不安全</translation>
    </message>
    <message>
        <source>week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>what a prompt will probably cost, whether it fits, and what would be cheaper</source>
        <translation>某个提示词可能花多少、是否够用、有什么更省的办法</translation>
    </message>
    <message>
        <source>what earlier advice promised, beside what it came to</source>
        <translation>以往建议的预计节省与实际结果</translation>
    </message>
    <message>
        <source>what is kept on this computer, and a way to remove all of it</source>
        <translation>本机保存了什么，以及全部删除的方法</translation>
    </message>
    <message>
        <source>what is used of it so far, in its unit</source>
        <translation>截至目前的用量，按其单位</translation>
    </message>
    <message>
        <source>what remains, as a gauge; the exit code follows the level</source>
        <translation>还剩多少，以用量表显示；退出码随级别而定</translation>
    </message>
    <message>
        <source>what the last turn cost</source>
        <translation>上一轮的花费</translation>
    </message>
    <message>
        <source>what the session holds</source>
        <translation>会话中已有的内容</translation>
    </message>
    <message>
        <source>what to ask for, in its unit; without it what the forecast lacks, 0 for nothing</source>
        <translation>要申请的数额，按其单位；不填则为预计缺少的数额，0 表示不申请</translation>
    </message>
    <message>
        <source>what to tell apart: day,tool,model,project</source>
        <translation>按什么区分：day,tool,model,project</translation>
    </message>
    <message>
        <source>when it begins anew: 1 to 31, or monday to sunday</source>
        <translation>何时重新开始：1 到 31，或 monday 到 sunday</translation>
    </message>
    <message>
        <source>where figures come from, and how each source stands</source>
        <translation>数据从哪里来，以及各来源的状态</translation>
    </message>
    <message>
        <source>which prompt of the session, from 1</source>
        <translation>会话中的第几个提示词，从 1 开始</translation>
    </message>
    <message>
        <source>why, in your own words</source>
        <translation>用您自己的话说明理由</translation>
    </message>
    <message>
        <source>with --jsonl: learn from actual_cost_usd as it goes</source>
        <translation>与 --jsonl 一起：边运行边从 actual_cost_usd 学习</translation>
    </message>
    <message>
        <source>with --window: where to start the tool</source>
        <translation>与 --window 一起：在何处启动工具</translation>
    </message>
    <message>
        <source>with allowance</source>
        <translation>用于 allowance</translation>
    </message>
    <message>
        <source>within a day, by tool, model or project</source>
        <translation>在一天之内，按 tool、model 或 project 区分</translation>
    </message>
    <message>
        <source>write the page there instead</source>
        <translation>改为把页面写入此文件</translation>
    </message>
    <message>
        <source>your own status line, run with the same input</source>
        <translation>您自己的状态行，以相同的输入运行</translation>
    </message>
    <message>
        <source>{amount} in {n} day|{amount} in {n} days</source>
        <translation>{n} 天共 {amount}</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <translation>剩余 {amount}</translation>
    </message>
    <message>
        <source>{below} where the client tells less</source>
        <translation>{below} 个中客户端的数字较小</translation>
    </message>
    <message>
        <source>{beyond} with calls that no line tells of</source>
        <translation>{beyond} 个含有日志行未记录的调用</translation>
    </message>
    <message>
        <source>{client}: everything is in place already.</source>
        <translation>{client}：一切已就绪。</translation>
    </message>
    <message>
        <source>{client}: installed, in {path}.</source>
        <translation>{client}：已安装，位于 {path}。</translation>
    </message>
    <message>
        <source>{client}: not installed.</source>
        <translation>{client}：未安装。</translation>
    </message>
    <message>
        <source>{client}: the hook is in {path}.</source>
        <translation>{client}：钩子位于 {path}。</translation>
    </message>
    <message>
        <source>{client}: there is no hook of ours.</source>
        <translation>{client}：没有我们的钩子。</translation>
    </message>
    <message>
        <source>{client}: {path} is as it was.</source>
        <translation>{client}：{path} 已恢复原样。</translation>
    </message>
    <message>
        <source>{done} of {whole} {unit}</source>
        <translation>{done} / {whole} {unit}</translation>
    </message>
    <message>
        <source>{equal} of {n} session agrees with the client&apos;s own total|{equal} of {n} sessions agree with the client&apos;s own total</source>
        <translation>{n} 个会话中有 {equal} 个与客户端自己的总数一致</translation>
    </message>
    <message>
        <source>{file} could not be written ({why}). Nothing was changed.</source>
        <translation>无法写入 {file}（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>{file} holds: {names}</source>
        <translation>{file} 包含：{names}</translation>
    </message>
    <message>
        <source>{label}. {help}{choices}</source>
        <translation>{label}。{help}{choices}</translation>
    </message>
    <message>
        <source>{label}: remainder login {id}{name}{optional}</source>
        <translation>{label}：remainder login {id}{name}{optional}</translation>
    </message>
    <message>
        <source>{mark} an even pace for {title}: {even} a day</source>
        <translation>{mark} “{title}”的均匀进度：每天 {even}</translation>
    </message>
    <message>
        <source>{model}, less effort</source>
        <translation>{model}，降低推理强度</translation>
    </message>
    <message>
        <source>{model}: about {likely}, 9 in 10 under {most}</source>
        <translation>{model}：约 {likely}，九成低于 {most}</translation>
    </message>
    <message>
        <source>{names}, {how}</source>
        <translation>{names}，{how}</translation>
    </message>
    <message>
        <source>{name} cannot be read ({why}).</source>
        <translation>{name} 无法读取（{why}）。</translation>
    </message>
    <message>
        <source>{name} has no key named &quot;{key}&quot;. Names: {names}.</source>
        <translation>{name} 没有名为“{key}”的密钥。现有名称：{names}。</translation>
    </message>
    <message>
        <source>{name} has no sign-in in the browser.</source>
        <translation>{name} 没有浏览器登录方式。</translation>
    </message>
    <message>
        <source>{name} is asked from now on.</source>
        <translation>今后将查询 {name}。</translation>
    </message>
    <message>
        <source>{name} is no longer asked.</source>
        <translation>不再查询 {name}。</translation>
    </message>
    <message>
        <source>{name} needs no key.</source>
        <translation>{name} 不需要密钥。</translation>
    </message>
    <message>
        <source>{n} byte|{n} bytes</source>
        <translation>{n} 字节</translation>
    </message>
    <message>
        <source>{n} file|{n} files</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>{n} log|{n} logs</source>
        <translation>{n} 个日志</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}). Nothing was changed.</source>
        <translation>无法读取 {path}（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}). Nothing was changed.</source>
        <translation>无法写入 {path}（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>{path} holds its hooks in a form that is not known. Nothing was changed.</source>
        <translation>{path} 中的钩子格式未知。未作任何更改。</translation>
    </message>
    <message>
        <source>{path} is a folder. Name a file in it, such as {file}.</source>
        <translation>{path} 是文件夹。请指定其中的文件，例如 {file}。</translation>
    </message>
    <message>
        <source>{path} is not valid JSON (line {line}). Mend it first; nothing was changed.</source>
        <translation>{path} 不是有效的 JSON（第 {line} 行）。请先修复；未作任何更改。</translation>
    </message>
    <message>
        <source>{path} is too large for a settings file. Nothing was changed.</source>
        <translation>{path} 作为设置文件过大。未作任何更改。</translation>
    </message>
    <message>
        <source>{path} was changed by something else just now. Try again.</source>
        <translation>{path} 刚被其他程序更改。请重试。</translation>
    </message>
    <message>
        <source>{path} would not have kept everything else as it is. Nothing was changed.</source>
        <translation>{path} 的其他内容将无法保持原样。未作任何更改。</translation>
    </message>
    <message>
        <source>{said}, {left} min left</source>
        <translation>{said}，还需 {left} 分钟</translation>
    </message>
    <message>
        <source>{said}, {left} s left</source>
        <translation>{said}，还需 {left} 秒</translation>
    </message>
    <message>
        <source>{title} is counted in {unit}, not in {other}.</source>
        <translation>{title} 以 {unit} 计，而不是 {other}。</translation>
    </message>
    <message>
        <source>{title}: {said}</source>
        <translation>{title}：{said}</translation>
    </message>
    <message>
        <source>{used} of {limit}</source>
        <translation>{limit} 中的 {used}</translation>
    </message>
    <message>
        <source>{value} (one of {names})</source>
        <translation>{value}（可选：{names}）</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Mend it in {settings}, or set it anew in the settings window.</source>
        <translation>请在 {settings} 中改正，或在设置窗口中重新设置。</translation>
    </message>
    <message>
        <source>No logs of an AI tool were found on this computer.</source>
        <translation>在这台电脑上没有找到 AI 工具的日志。</translation>
    </message>
    <message>
        <source>No source can have its key just now. {sentence}</source>
        <translation>目前没有来源能取得密钥。{sentence}</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>On GNOME, switch on the extension AppIndicator Support; until then Remainder may be a small window.</source>
        <translation>在 GNOME 上请启用扩展 AppIndicator Support；在此之前 Remainder 可能是一个小窗口。</translation>
    </message>
    <message>
        <source>Tell whoever looks after {policy}; until then it is left out.</source>
        <translation>请告知维护 {policy} 的人；在此之前这一项不生效。</translation>
    </message>
    <message>
        <source>The journal has more: {journal}. Hand on this report with it.</source>
        <translation>日志中有更多内容：{journal}。求助时请连同这份报告一起提供。</translation>
    </message>
    <message>
        <source>The price of these models is not known: {models}.</source>
        <translation>这些模型的价格未知：{models}。</translation>
    </message>
    <message>
        <source>Their tokens are counted. Switch on “Keep prices fresh” in Settings, General.</source>
        <translation>它们的 token 已计入。请在“设置”的“常规”页打开“保持价格最新”。</translation>
    </message>
    <message>
        <source>They are left out; a tool that was stopped while it wrote leaves one. If there are more and more, look for a new version of Remainder.</source>
        <translation>这些行未计入；工具在写入时被中断就会留下一行。如果越来越多，请查看 Remainder 是否有新版本。</translation>
    </message>
    <message>
        <source>Use one of the tools once. Logs that lie elsewhere are named in Settings, Sources.</source>
        <translation>请先使用其中一个工具。日志若在别处，可在“设置”的“数据来源”页指定。</translation>
    </message>
    <message>
        <source>{n} line of the logs could not be read.|{n} lines of the logs could not be read.</source>
        <translation>日志中有 {n} 行无法读取。</translation>
    </message>
    <message>
        <source>“This run only” in Settings, Sources, keeps a key until Remainder ends.</source>
        <translation>“设置”的“数据来源”页中的“仅本次运行”可把密钥保留到 Remainder 退出为止。</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>${amount} is owed to DeepInfra; there are no prepaid funds.</source>
        <translation>欠 DeepInfra ${amount}；没有预付余额。</translation>
    </message>
    <message>
        <source>${credit} was paid from credits this month and is not in the figure.</source>
        <translation>本月有 ${credit} 由赠送额支付，未计入此数据。</translation>
    </message>
    <message>
        <source>A budget is used up: the gateway answers no questions until it begins anew or is raised.</source>
        <translation>某项预算已用完：在重新开始或提高之前，网关不回答任何查询。</translation>
    </message>
    <message>
        <source>A log file could not be read: {file} and {n} more. Check its permissions.</source>
        <translation>有日志文件无法读取：{file} 及另外 {n} 个。请检查其权限。</translation>
    </message>
    <message>
        <source>A log file could not be read: {file}. Check its permissions.</source>
        <translation>有日志文件无法读取：{file}。请检查其权限。</translation>
    </message>
    <message>
        <source>A log folder could not be read: {folder}. Check its permissions.</source>
        <translation>有日志文件夹无法读取：{folder}。请检查其权限。</translation>
    </message>
    <message>
        <source>A newer version of Remainder has written these records. Update Remainder, or use another folder by setting REMAINDER_HOME.</source>
        <translation>这些记录由更新版本的 Remainder 写入。请更新 Remainder，或通过设置 REMAINDER_HOME 使用另一个文件夹。</translation>
    </message>
    <message>
        <source>A sign-in in the browser is possible at GitHub alone. Enter a token instead.</source>
        <translation>只能在 GitHub 上用浏览器登录。请改为输入令牌。</translation>
    </message>
    <message>
        <source>An amount that was used is a number, and not below zero.</source>
        <translation>已用数额应为不小于零的数字。</translation>
    </message>
    <message>
        <source>Another program is using Remainder&apos;s records{where}. It is tried again shortly.</source>
        <translation>另一个程序正在使用 Remainder 的记录{where}。稍后会再试。</translation>
    </message>
    <message>
        <source>Baseten&apos;s answer names no use of any kind that is known.</source>
        <translation>Baseten 的应答中没有任何已知类型的用量。</translation>
    </message>
    <message>
        <source>Choose a preset, or enter an expression for used, limit or left.</source>
        <translation>请选择一个预设，或为 used、limit 或 left 填写表达式。</translation>
    </message>
    <message>
        <source>Claude Code could not ask Claude for the limits. It is asked again later.</source>
        <translation>Claude Code 未能向 Claude 查询限额。稍后会再次查询。</translation>
    </message>
    <message>
        <source>Claude Code tells no limits: it is not signed in with a Claude plan, or is paid by API key, Bedrock, Vertex or a token of claude setup-token. For a plan, run claude auth login; otherwise the allowance that you enter and the local logs serve.</source>
        <translation>Claude Code 不提供限额：它没有以 Claude 方案登录，或通过 API 密钥、Bedrock、Vertex 或 claude setup-token 的令牌付费。若有方案，请运行 claude auth login；否则以您填写的额度和本地日志为准。</translation>
    </message>
    <message>
        <source>Claude does not report dollars for this seat. The allowance that you enter and the local logs serve for them.</source>
        <translation>Claude 不提供此席位的美元数据。以您填写的额度和本地日志为准。</translation>
    </message>
    <message>
        <source>Codex could not ask OpenAI for the limits. It is asked again later.</source>
        <translation>Codex 未能向 OpenAI 查询限额。稍后会再次查询。</translation>
    </message>
    <message>
        <source>Codex is not signed in. Run codex login.</source>
        <translation>Codex 尚未登录。请运行 codex login。</translation>
    </message>
    <message>
        <source>Codex is signed in with a key, which has no limits to tell. The allowance that you enter and the local logs serve.</source>
        <translation>Codex 以密钥登录，没有可提供的限额。以您填写的额度和本地日志为准。</translation>
    </message>
    <message>
        <source>Codex tells no limits for this seat. The allowance that you enter and the local logs serve.</source>
        <translation>Codex 不提供此席位的限额。以您填写的额度和本地日志为准。</translation>
    </message>
    <message>
        <source>Cursor does not say what each request of today was charged. Today&apos;s cost is left out.</source>
        <translation>Cursor 没有说明今天每个请求的收费。今天的费用未计入。</translation>
    </message>
    <message>
        <source>Cursor is not signed in on this computer. Open Cursor and sign in.</source>
        <translation>本机的 Cursor 尚未登录。请打开 Cursor 并登录。</translation>
    </message>
    <message>
        <source>Cursor lists more requests of today than are read. What they cost today is left out.</source>
        <translation>Cursor 今天的请求多于所读取的数量。今天的费用未计入。</translation>
    </message>
    <message>
        <source>Cursor tells no use for this account.</source>
        <translation>Cursor 不提供此账户的用量。</translation>
    </message>
    <message>
        <source>Cursor&apos;s sign-in has run out. Open Cursor, which renews it.</source>
        <translation>Cursor 的登录已过期。打开 Cursor 即可续期。</translation>
    </message>
    <message>
        <source>DeepInfra has suspended this account. Its billing page says why.</source>
        <translation>DeepInfra 已停用此账户。原因见其账单页面。</translation>
    </message>
    <message>
        <source>DeepInfra names neither funds nor use for this account.</source>
        <translation>DeepInfra 没有提供此账户的余额或用量。</translation>
    </message>
    <message>
        <source>DeepSeek names no balance for this account.</source>
        <translation>DeepSeek 没有提供此账户的余额。</translation>
    </message>
    <message>
        <source>DeepSeek takes no calls from this account until money is added.</source>
        <translation>在充值之前，DeepSeek 不接受此账户的调用。</translation>
    </message>
    <message>
        <source>Enter your e-mail address or user id: the key may see other people&apos;s limits too.</source>
        <translation>请填写您的电子邮件地址或用户 id：该密钥也可能看到其他人的限额。</translation>
    </message>
    <message>
        <source>Enter your gateway&apos;s address under Sources.</source>
        <translation>请在“来源”中填写您的网关地址。</translation>
    </message>
    <message>
        <source>Enter your relay&apos;s address under Sources.</source>
        <translation>请在“来源”中填写您的中转地址。</translation>
    </message>
    <message>
        <source>Fireworks does not tell this key what the account {name} has cost.</source>
        <translation>Fireworks 没有告诉此密钥账户 {name} 的花费。</translation>
    </message>
    <message>
        <source>Fireworks tells this key nothing about what an account has cost.</source>
        <translation>Fireworks 没有告诉此密钥任何账户的花费。</translation>
    </message>
    <message>
        <source>Gemini CLI is not signed in with Google. Run gemini and sign in.</source>
        <translation>Gemini CLI 尚未以 Google 登录。请运行 gemini 并登录。</translation>
    </message>
    <message>
        <source>Gemini CLI is set to an API key or a cloud project, which has no such quota. Its use is in its logs.</source>
        <translation>Gemini CLI 设为使用 API 密钥或云项目，没有此类配额。其用量见其日志。</translation>
    </message>
    <message>
        <source>Gemini CLI&apos;s sign-in has run out. Run gemini once, which renews it.</source>
        <translation>Gemini CLI 的登录已过期。运行一次 gemini 即可续期。</translation>
    </message>
    <message>
        <source>GitHub did not take the registration that is set as client_id. Check it, or enter a token instead.</source>
        <translation>GitHub 不接受设为 client_id 的注册。请检查，或改为输入令牌。</translation>
    </message>
    <message>
        <source>GitHub does not tell what you were given. Enter it under Allowances.</source>
        <translation>GitHub 不说明您获得的额度。请在“额度”中填写。</translation>
    </message>
    <message>
        <source>GitHub tells no use for this account. It has no Copilot seat, or one that does not report it.</source>
        <translation>GitHub 不提供此账户的用量。它没有 Copilot 席位，或其席位不提供用量。</translation>
    </message>
    <message>
        <source>Google names no quota for this account. Only Code Assist seats have one here.</source>
        <translation>Google 没有提供此账户的配额。此处只有 Code Assist 席位才有配额。</translation>
    </message>
    <message>
        <source>Grok Build could not ask xAI what was used. It is asked again later.</source>
        <translation>Grok Build 未能向 xAI 查询用量。稍后会再次查询。</translation>
    </message>
    <message>
        <source>Grok Build is not signed in with grok.com. Run grok login.</source>
        <translation>Grok Build 尚未以 grok.com 登录。请运行 grok login。</translation>
    </message>
    <message>
        <source>Grok tells no figures for this seat. The allowance that you enter serves in their place.</source>
        <translation>Grok 不提供此席位的数据。以您填写的额度为准。</translation>
    </message>
    <message>
        <source>Helicone could not answer the question for this key.</source>
        <translation>Helicone 无法用此密钥回答该查询。</translation>
    </message>
    <message>
        <source>Helicone has seen no call of {whose} this month.</source>
        <translation>Helicone 本月没有看到{whose}的调用。</translation>
    </message>
    <message>
        <source>Helicone lists more users than are asked for, so the figure is too low.</source>
        <translation>Helicone 列出的用户多于所查询的数量，因此数据偏低。</translation>
    </message>
    <message>
        <source>It was set aside as {name}; the logs are read again.</source>
        <translation>它已另存为 {name}；将重新读取日志。</translation>
    </message>
    <message>
        <source>Keyrings are switched off for programs such as this one ({name}). Take that choice back, in {choice}, {otherwise}.</source>
        <translation>此类程序的密钥环已被关闭（{name}）。请在 {choice} 中撤销该选择，{otherwise}。</translation>
    </message>
    <message>
        <source>Keys that are in the keyring stay there.</source>
        <translation>密钥环中的密钥仍保留在那里。</translation>
    </message>
    <message>
        <source>Langfuse has no prices for the models of {whose}, so their cost is not known.</source>
        <translation>Langfuse 没有{whose}所用模型的价格，因此其费用未知。</translation>
    </message>
    <message>
        <source>Langfuse has traced no call of {whose} this month.</source>
        <translation>Langfuse 本月没有记录到{whose}的调用。</translation>
    </message>
    <message>
        <source>Mend network.ca_bundle in the settings, or leave it empty.</source>
        <translation>请改正设置中的 network.ca_bundle，或将其留空。</translation>
    </message>
    <message>
        <source>Moonshot names no balance for this account.</source>
        <translation>Moonshot 没有提供此账户的余额。</translation>
    </message>
    <message>
        <source>Moonshot takes no calls from this account until money is added.</source>
        <translation>在充值之前，Moonshot 不接受此账户的调用。</translation>
    </message>
    <message>
        <source>Neither used, limit nor left was found. The answer has {names}.</source>
        <translation>没有找到 used、limit 或 left。应答中有 {names}。</translation>
    </message>
    <message>
        <source>No key is stored for this source. Enter it under Sources.</source>
        <translation>没有保存此来源的密钥。请在“来源”中输入。</translation>
    </message>
    <message>
        <source>No limit is set for you, and no spend is told.</source>
        <translation>没有为您设置限额，也没有提供花费。</translation>
    </message>
    <message>
        <source>No safe connection to {host} could be made.</source>
        <translation>无法与 {host} 建立安全连接。</translation>
    </message>
    <message>
        <source>No spend limit is listed for the person entered under Sources. Check the spelling.</source>
        <translation>没有列出“来源”中所填人员的花费限额。请检查拼写。</translation>
    </message>
    <message>
        <source>Nothing that it sets holds until your company mends it.</source>
        <translation>在公司改正之前，其中的设置均不生效。</translation>
    </message>
    <message>
        <source>Of {n} budgets, this one leaves the least: {title}, {least} USD.</source>
        <translation>在 {n} 项预算中，剩余最少的是：{title}，{least} 美元。</translation>
    </message>
    <message>
        <source>Only the first {most} are shown.</source>
        <translation>只显示前 {most} 项。</translation>
    </message>
    <message>
        <source>Open {address} and enter the code {code}</source>
        <translation>请打开 {address} 并输入代码 {code}</translation>
    </message>
    <message>
        <source>OpenAI was asked for the limits too often. It is asked again later.</source>
        <translation>向 OpenAI 查询限额过于频繁。稍后会再次查询。</translation>
    </message>
    <message>
        <source>PYTHON_KEYRING_BACKEND or keyringrc.cfg</source>
        <translation>PYTHON_KEYRING_BACKEND 或 keyringrc.cfg</translation>
    </message>
    <message>
        <source>Remainder has no registration with GitHub yet. Run gh auth login, which is enough, or enter a token of your own.</source>
        <translation>Remainder 尚未在 GitHub 注册。运行 gh auth login 即可，或输入您自己的令牌。</translation>
    </message>
    <message>
        <source>Remainder&apos;s own files are missing. Please install the program again.</source>
        <translation>缺少 Remainder 自身的文件。请重新安装程序。</translation>
    </message>
    <message>
        <source>Remainder&apos;s records{where} cannot be opened or written. Check that the folder exists and is yours.</source>
        <translation>无法打开或写入 Remainder 的记录{where}。请检查该文件夹是否存在并属于您。</translation>
    </message>
    <message>
        <source>Set one first, with remainder set allowance.</source>
        <translation>请先用 remainder set allowance 设置一个。</translation>
    </message>
    <message>
        <source>Some use of the account {name} has no price yet and is not in its figure.</source>
        <translation>账户 {name} 的部分用量尚无价格，未计入其数据。</translation>
    </message>
    <message>
        <source>Starting with the session could not be switched off ({why}).</source>
        <translation>无法关闭登录时启动（{why}）。</translation>
    </message>
    <message>
        <source>Starting with the session could not be switched on ({why}).</source>
        <translation>无法开启登录时启动（{why}）。</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>该地址</translation>
    </message>
    <message>
        <source>The address cannot be asked: it is not one of the web.</source>
        <translation>无法查询该地址：它不是网页地址。</translation>
    </message>
    <message>
        <source>The answer is no JSON. A sign-in page of the network may stand in the way.</source>
        <translation>应答不是 JSON。可能被网络的登录页面拦截。</translation>
    </message>
    <message>
        <source>The answer is not understood ({what}).</source>
        <translation>无法理解应答（{what}）。</translation>
    </message>
    <message>
        <source>The answer is not what was asked for. A sign-in page of the network may stand in the way.</source>
        <translation>应答不是所查询的内容。可能被网络的登录页面拦截。</translation>
    </message>
    <message>
        <source>The answer of {host} is far longer than expected. It was not read.</source>
        <translation>{host} 的应答远长于预期，未予读取。</translation>
    </message>
    <message>
        <source>The certificate of {host} has ended, or this computer&apos;s clock is wrong.</source>
        <translation>{host} 的证书已过期，或本机时钟有误。</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet, or this computer&apos;s clock is wrong.</source>
        <translation>{host} 的证书尚未生效，或本机时钟有误。</translation>
    </message>
    <message>
        <source>The code has run out before it was entered. Begin again to get a new one.</source>
        <translation>代码在输入之前已过期。请重新开始以取得新代码。</translation>
    </message>
    <message>
        <source>The display {display} does not answer.</source>
        <translation>显示 {display} 没有应答。</translation>
    </message>
    <message>
        <source>The expression for &quot;each&quot; found nothing. The answer has {names}.</source>
        <translation>“each”的表达式没有找到任何内容。应答中有 {names}。</translation>
    </message>
    <message>
        <source>The expression for &quot;{name}&quot; does not fit the answer.</source>
        <translation>“{name}”的表达式与应答不符。</translation>
    </message>
    <message>
        <source>The expression for &quot;{name}&quot; does not fit the answer: {what}.</source>
        <translation>“{name}”的表达式与应答不符：{what}。</translation>
    </message>
    <message>
        <source>The expression for &quot;{name}&quot; found no {wanted} but {got}.</source>
        <translation>“{name}”的表达式找到的不是{wanted}，而是{got}。</translation>
    </message>
    <message>
        <source>The expression for &quot;{name}&quot; is not understood at character {place}.</source>
        <translation>“{name}”的表达式在第 {place} 个字符处无法理解。</translation>
    </message>
    <message>
        <source>The expression for &quot;{name}&quot; is not understood.</source>
        <translation>“{name}”的表达式无法理解。</translation>
    </message>
    <message>
        <source>The fetched price list could not be kept: {why}. {stays}</source>
        <translation>无法保存取得的价目表：{why}。{stays}</translation>
    </message>
    <message>
        <source>The fetched price list has no believable price for {model}. {stays}</source>
        <translation>取得的价目表中 {model} 的价格不可信。{stays}</translation>
    </message>
    <message>
        <source>The fetched price list is too long ({size} bytes). {stays}</source>
        <translation>取得的价目表太长（{size} 字节）。{stays}</translation>
    </message>
    <message>
        <source>The fetched price list was damaged and is not used; the one that came with Remainder is.</source>
        <translation>取得的价目表已损坏，不予使用；现使用 Remainder 自带的价目表。</translation>
    </message>
    <message>
        <source>The file with Remainder&apos;s records{where} is damaged.</source>
        <translation>Remainder 的记录文件{where}已损坏。</translation>
    </message>
    <message>
        <source>The file with certificates cannot be read: {bundle}. {advice}</source>
        <translation>无法读取证书文件：{bundle}。{advice}</translation>
    </message>
    <message>
        <source>The file with certificates is not there: {bundle}. {advice}</source>
        <translation>证书文件不存在：{bundle}。{advice}</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made ({why}). Make it writable, or set REMAINDER_HOME to a folder that is.</source>
        <translation>无法创建文件夹 {folder}（{why}）。请使其可写，或将 REMAINDER_HOME 设为可写的文件夹。</translation>
    </message>
    <message>
        <source>The gateway did not tell of the key&apos;s team, whose budget may end first.</source>
        <translation>网关没有提供该密钥所属团队的信息，其预算可能先用完。</translation>
    </message>
    <message>
        <source>The gateway did not tell of your user: these are the key&apos;s own figures.</source>
        <translation>网关没有提供您的用户信息：这些是密钥本身的数据。</translation>
    </message>
    <message>
        <source>The gateway tells neither what this key has used nor a budget.</source>
        <translation>网关既没有提供此密钥的用量，也没有提供预算。</translation>
    </message>
    <message>
        <source>The header&apos;s name can have letters, digits and hyphens only.</source>
        <translation>标头名称只能包含字母、数字和连字符。</translation>
    </message>
    <message>
        <source>The identity of {host} could not be verified. A company proxy that inspects traffic is the likely cause: add its certificate to the system&apos;s store, or name a file with it in the settings (network.ca_bundle).</source>
        <translation>无法验证 {host} 的身份。很可能是公司代理在检查流量：请将其证书加入系统证书库，或在设置中指定含有该证书的文件（network.ca_bundle）。</translation>
    </message>
    <message>
        <source>The key for {host} has characters that no key has. Enter it again.</source>
        <translation>{host} 的密钥含有密钥中不会出现的字符。请重新输入。</translation>
    </message>
    <message>
        <source>The keyring could not be opened: it is not set up yet, or it has just ended. Open your system&apos;s password manager once and try again, {otherwise}.</source>
        <translation>无法打开密钥环：它尚未设置，或刚刚退出。请打开一次系统的密码管理器后再试，{otherwise}。</translation>
    </message>
    <message>
        <source>The keyring did not answer. It may be asking for its password in another window.</source>
        <translation>密钥环没有应答。它可能正在另一个窗口中询问密码。</translation>
    </message>
    <message>
        <source>The keyring did not take the key. Unlock it and try again, {otherwise}.</source>
        <translation>密钥环没有接受该密钥。请解锁后再试，{otherwise}。</translation>
    </message>
    <message>
        <source>The keyring is locked. Unlock it and try again, {otherwise}.</source>
        <translation>密钥环已锁定。请解锁后再试，{otherwise}。</translation>
    </message>
    <message>
        <source>The keyring that is set up here ({name}) does not protect what it holds, so nothing is kept in it. Set up the system&apos;s own keyring, {otherwise}.</source>
        <translation>此处设置的密钥环（{name}）不能保护其中的内容，因此不在其中保存任何内容。请设置系统自己的密钥环，{otherwise}。</translation>
    </message>
    <message>
        <source>The keyring that was chosen here cannot be loaded. Mend the choice in {choice}, {otherwise}.</source>
        <translation>无法加载此处选择的密钥环。请在 {choice} 中改正，{otherwise}。</translation>
    </message>
    <message>
        <source>The list of people does not end. Enter your user id in place of the e-mail address.</source>
        <translation>人员列表没有尽头。请填写您的用户 id，而不是电子邮件地址。</translation>
    </message>
    <message>
        <source>The network&apos;s proxy asks for a sign-in, which HTTPS_PROXY in the environment can hold.</source>
        <translation>网络的代理要求登录，可在环境变量 HTTPS_PROXY 中提供。</translation>
    </message>
    <message>
        <source>The network&apos;s proxy could not be reached. Check the proxy settings (network.proxy).</source>
        <translation>无法连接网络的代理。请检查代理设置（network.proxy）。</translation>
    </message>
    <message>
        <source>The network&apos;s proxy did not answer in time. {host} is asked again later.</source>
        <translation>网络的代理没有及时应答。稍后会再次查询 {host}。</translation>
    </message>
    <message>
        <source>The network&apos;s proxy let nothing through to {host}. Check the proxy settings (network.proxy).</source>
        <translation>网络的代理没有放行到 {host} 的请求。请检查代理设置（network.proxy）。</translation>
    </message>
    <message>
        <source>The network&apos;s proxy was not found. Check the proxy settings (network.proxy).</source>
        <translation>找不到网络的代理。请检查代理设置（network.proxy）。</translation>
    </message>
    <message>
        <source>The one at hand stays in use.</source>
        <translation>继续使用现有的价目表。</translation>
    </message>
    <message>
        <source>The period&apos;s start is not before its end.</source>
        <translation>周期的起点不早于终点。</translation>
    </message>
    <message>
        <source>The price list cannot be read: {error}.</source>
        <translation>无法读取价目表：{error}。</translation>
    </message>
    <message>
        <source>The price list could not be fetched (answer {status}). {stays}</source>
        <translation>无法取得价目表（应答 {status}）。{stays}</translation>
    </message>
    <message>
        <source>The price list holds a price beyond reason: {levels}.</source>
        <translation>价目表中有不合理的价格：{levels}。</translation>
    </message>
    <message>
        <source>The price list is not in the form that is known here: {error}.</source>
        <translation>价目表的格式未知：{error}。</translation>
    </message>
    <message>
        <source>The price list may not be fetched again yet. {stays}</source>
        <translation>目前还不能再次获取价目表。{stays}</translation>
    </message>
    <message>
        <source>The price list names none of the providers that are known here.</source>
        <translation>价目表中没有任何已知的服务商。</translation>
    </message>
    <message>
        <source>The price list {name} does not say what it is: {error}.</source>
        <translation>价目表 {name} 没有说明自己是什么：{error}。</translation>
    </message>
    <message>
        <source>The price list {name} is damaged.</source>
        <translation>价目表 {name} 已损坏。</translation>
    </message>
    <message>
        <source>The price overrides cannot be read: {error}.</source>
        <translation>无法读取自定价格：{error}。</translation>
    </message>
    <message>
        <source>The prices that came with Remainder cannot be read, so nothing can be priced. Please install it again.</source>
        <translation>无法读取 Remainder 自带的价格，因此无法计价。请重新安装。</translation>
    </message>
    <message>
        <source>The proxy settings name a proxy that Remainder cannot use. It needs one that begins with http:// or https://.</source>
        <translation>代理设置中的代理 Remainder 无法使用。需要以 http:// 或 https:// 开头的代理。</translation>
    </message>
    <message>
        <source>The relay lists no budget.</source>
        <translation>中转没有列出预算。</translation>
    </message>
    <message>
        <source>The settings file is being changed by something else. Nothing was changed.</source>
        <translation>设置文件正被其他程序更改。未作任何更改。</translation>
    </message>
    <message>
        <source>The sign-in of Codex has ended. Run codex login.</source>
        <translation>Codex 的登录已失效。请运行 codex login。</translation>
    </message>
    <message>
        <source>The sign-in of Cursor goes to cursor.com alone. Take the address back to its default.</source>
        <translation>Cursor 的登录只发往 cursor.com。请将地址恢复为默认值。</translation>
    </message>
    <message>
        <source>The sign-in of Gemini CLI goes to Google alone. Take the address back to its default.</source>
        <translation>Gemini CLI 的登录只发往 Google。请将地址恢复为默认值。</translation>
    </message>
    <message>
        <source>The sign-in of gh goes to GitHub alone. For another address, enter a token of your own with remainder login copilot.</source>
        <translation>gh 的登录只发往 GitHub。若用其他地址，请用 remainder login copilot 输入您自己的令牌。</translation>
    </message>
    <message>
        <source>The sign-in was declined in the browser. Nothing was changed.</source>
        <translation>已在浏览器中拒绝登录。未作任何更改。</translation>
    </message>
    <message>
        <source>The system&apos;s proxy settings are a script (PAC), which Remainder does not read. Name the proxy in the settings (network.proxy).</source>
        <translation>系统的代理设置是脚本（PAC），Remainder 不读取它。请在设置中指定代理（network.proxy）。</translation>
    </message>
    <message>
        <source>The {period} limit is nothing: only what your seat includes can be used.</source>
        <translation>{period} 限额为零：只能使用席位包含的部分。</translation>
    </message>
    <message>
        <source>The {period} spend is told as nothing, which it can be for a while when it is not.</source>
        <translation>{period} 花费显示为零，这可能在一段时间内并不属实。</translation>
    </message>
    <message>
        <source>There are no certificates (PEM) in {bundle}. {advice}</source>
        <translation>{bundle} 中没有证书（PEM）。{advice}</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>现有：{names}。</translation>
    </message>
    <message>
        <source>There is no allowance with the key {key}.</source>
        <translation>没有键名为 {key} 的额度。</translation>
    </message>
    <message>
        <source>There is no display in this session.</source>
        <translation>此会话没有显示。</translation>
    </message>
    <message>
        <source>There is no room on the disk for Remainder&apos;s records{where}. Free some space.</source>
        <translation>磁盘没有空间存放 Remainder 的记录{where}。请释放一些空间。</translation>
    </message>
    <message>
        <source>There is no {period} limit.</source>
        <translation>没有 {period} 限额。</translation>
    </message>
    <message>
        <source>These figures are those of a request without messages: they do not tell when the budget resets.</source>
        <translation>这些数据来自一个不含消息的请求：其中没有预算何时重置的信息。</translation>
    </message>
    <message>
        <source>This Claude Code does not tell its limits. Run claude update.</source>
        <translation>此版本的 Claude Code 不提供限额。请运行 claude update。</translation>
    </message>
    <message>
        <source>This Codex does not tell its limits. Run codex update.</source>
        <translation>此版本的 Codex 不提供限额。请运行 codex update。</translation>
    </message>
    <message>
        <source>This Grok Build does not tell what was used. Update it; until then the allowance that you enter serves.</source>
        <translation>此版本的 Grok Build 不提供用量。请更新；在此之前以您填写的额度为准。</translation>
    </message>
    <message>
        <source>This is what the whole organisation has spent. Enter your user id to see your own part.</source>
        <translation>这是整个组织的花费。填写您的用户 id 可查看自己的部分。</translation>
    </message>
    <message>
        <source>This is what the whole project has spent. Enter your user id to see your own part.</source>
        <translation>这是整个项目的花费。填写您的用户 id 可查看自己的部分。</translation>
    </message>
    <message>
        <source>This is what the whole workspace has spent. Enter your user mark to see your own part.</source>
        <translation>这是整个工作区的花费。填写您的用户标记可查看自己的部分。</translation>
    </message>
    <message>
        <source>This key may call models and not ask about itself. Ask for one that may also call /key/info, or enter a model to probe.</source>
        <translation>此密钥可以调用模型，但不能查询自身。请申请一个也能调用 /key/info 的密钥，或填写要试探的模型。</translation>
    </message>
    <message>
        <source>This system has no keyring that can be used. Start or install one, such as GNOME Keyring or KWallet, {otherwise}.</source>
        <translation>此系统没有可用的密钥环。请启动或安装一个，例如 GNOME Keyring 或 KWallet，{otherwise}。</translation>
    </message>
    <message>
        <source>What answers as {host} shows the certificate of another host. Check the address; a network that wants a sign-in in the browser first answers like this too.</source>
        <translation>以 {host} 应答的主机出示了另一台主机的证书。请检查地址；需要先在浏览器中登录的网络也会这样应答。</translation>
    </message>
    <message>
        <source>What is traced here is paid elsewhere. An allowance counts it only where it names the account langfuse:user.</source>
        <translation>此处记录的用量在别处付费。只有当额度指明账户 langfuse:user 时才会计入。</translation>
    </message>
    <message>
        <source>What was used since the last invoice is not known and not taken off the funds yet.</source>
        <translation>上次账单以来的用量未知，尚未从余额中扣除。</translation>
    </message>
    <message>
        <source>Windows keeps at most 1,280 characters for one key, and this one is longer.</source>
        <translation>Windows 的一个密钥最多保存 1,280 个字符，而此密钥更长。</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>您的公司</translation>
    </message>
    <message>
        <source>Your company&apos;s credits for Codex are used up. Only an administrator can add some.</source>
        <translation>您公司的 Codex 积分已用完。只有管理员可以添加。</translation>
    </message>
    <message>
        <source>Your company&apos;s file {path} cannot be read ({why}).</source>
        <translation>您公司的文件 {path} 无法读取（{why}）。</translation>
    </message>
    <message>
        <source>Your company&apos;s file {path} cannot be read{place}.</source>
        <translation>您公司的文件 {path} 无法读取{place}。</translation>
    </message>
    <message>
        <source>Your company&apos;s file {path} is not plain text in UTF-8.</source>
        <translation>您公司的文件 {path} 不是 UTF-8 纯文本。</translation>
    </message>
    <message>
        <source>Your company&apos;s limit for you in Codex is reached. Only an administrator can raise it.</source>
        <translation>您公司在 Codex 中给您的限额已用完。只有管理员可以提高。</translation>
    </message>
    <message>
        <source>a function is not known</source>
        <translation>函数未知</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>currency such as USD</source>
        <translation>USD 这样的货币</translation>
    </message>
    <message>
        <source>date or time</source>
        <translation>日期或时间</translation>
    </message>
    <message>
        <source>gh is not signed in to {host}. Run gh auth login, or enter a token with remainder login copilot.</source>
        <translation>gh 尚未登录 {host}。请运行 gh auth login，或用 remainder login copilot 输入令牌。</translation>
    </message>
    <message>
        <source>list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无内容</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>or keep the key for this run only</source>
        <translation>或仅在本次运行中保留密钥</translation>
    </message>
    <message>
        <source>other text</source>
        <translation>其他文本</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>{amount} {code} is owed. Until it is paid only vouchers count.</source>
        <translation>欠 {amount} {code}。付清之前只有代金券可用。</translation>
    </message>
    <message>
        <source>{amount} {currency} of this was granted, which can expire.</source>
        <translation>其中 {amount} {currency} 为赠送，可能过期。</translation>
    </message>
    <message>
        <source>{command} is no program that can be run. Correct its path under Sources.</source>
        <translation>{command} 不是可运行的程序。请在“来源”中改正其路径。</translation>
    </message>
    <message>
        <source>{command} is not installed, or not where programs are looked for. If it is, enter its whole path under Sources.</source>
        <translation>{command} 未安装，或不在查找程序的位置。若已安装，请在“来源”中填写其完整路径。</translation>
    </message>
    <message>
        <source>{file} could not be removed ({why}).</source>
        <translation>{file} 无法删除（{why}）。</translation>
    </message>
    <message>
        <source>{folder} is a file where a folder is needed. Move it away and start again.</source>
        <translation>{folder} 是文件，而此处需要文件夹。请移走它后重新启动。</translation>
    </message>
    <message>
        <source>{function}() is given what it does not take</source>
        <translation>{function}() 得到了它不接受的内容</translation>
    </message>
    <message>
        <source>{host} cannot be asked: it does not begin with https://.</source>
        <translation>不能查询 {host}：地址不以 https:// 开头。</translation>
    </message>
    <message>
        <source>{host} cannot be asked: there is a name or a password in the address.</source>
        <translation>不能查询 {host}：地址中含有用户名或密码。</translation>
    </message>
    <message>
        <source>{host} could not be reached. Is the network up?</source>
        <translation>无法连接 {host}。网络正常吗？</translation>
    </message>
    <message>
        <source>{host} did not answer in time. It is asked again later.</source>
        <translation>{host} 没有及时应答。稍后会再次查询。</translation>
    </message>
    <message>
        <source>{host} did not take the request ({status}).</source>
        <translation>{host} 没有接受请求（{status}）。</translation>
    </message>
    <message>
        <source>{host} does not accept this sign-in (any more). Sign in or enter the key again.</source>
        <translation>{host} 不（再）接受此登录。请登录或重新输入密钥。</translation>
    </message>
    <message>
        <source>{host} does not offer this figure at the address that was asked ({status}).</source>
        <translation>{host} 在所查询的地址不提供此数据（{status}）。</translation>
    </message>
    <message>
        <source>{host} gave an answer that is not understood ({status}).</source>
        <translation>{host} 的应答无法理解（{status}）。</translation>
    </message>
    <message>
        <source>{host} gave an answer that is not understood.</source>
        <translation>{host} 的应答无法理解。</translation>
    </message>
    <message>
        <source>{host} has a fault of its own ({status}). It is asked again later.</source>
        <translation>{host} 自身有故障（{status}）。稍后会再次查询。</translation>
    </message>
    <message>
        <source>{host} packed its answer in a way that was not offered.</source>
        <translation>{host} 的应答以未经约定的方式压缩。</translation>
    </message>
    <message>
        <source>{host} passes the question on to no address.</source>
        <translation>{host} 将请求转向，但没有给出地址。</translation>
    </message>
    <message>
        <source>{host} passes the question on to this computer, which is not followed.</source>
        <translation>{host} 将请求转向本机，不予跟随。</translation>
    </message>
    <message>
        <source>{host} passes the question on to {other}, where the key is not sent.</source>
        <translation>{host} 将请求转向 {other}，密钥不会发往那里。</translation>
    </message>
    <message>
        <source>{host} passes the question on without an end.</source>
        <translation>{host} 不停地将请求转向。</translation>
    </message>
    <message>
        <source>{host} passes the question on, which is not followed with what was sent.</source>
        <translation>{host} 将请求转向；鉴于所发送的内容，不予跟随。</translation>
    </message>
    <message>
        <source>{host} sent a web page instead of figures. The address may be wrong, or the network wants a sign-in in the browser first.</source>
        <translation>{host} 返回的是网页而不是数据。地址可能有误，或网络要求先在浏览器中登录。</translation>
    </message>
    <message>
        <source>{host} shows a certificate that only it has signed. If that is meant, name a file with it in the settings (network.ca_bundle).</source>
        <translation>{host} 出示了自签名的证书。如果这是有意的，请在设置中指定含有它的文件（network.ca_bundle）。</translation>
    </message>
    <message>
        <source>{host} turned the request away ({status}). The key may lack a permission.</source>
        <translation>{host} 拒绝了请求（{status}）。密钥可能缺少权限。</translation>
    </message>
    <message>
        <source>{host} was asked too often. It is asked again later.</source>
        <translation>对 {host} 的查询过于频繁。稍后会再次查询。</translation>
    </message>
    <message>
        <source>{host} was not found. Is the network up?</source>
        <translation>找不到 {host}。网络正常吗？</translation>
    </message>
    <message>
        <source>{name} could not be asked. The journal has the details.</source>
        <translation>无法查询 {name}。详情见运行日志。</translation>
    </message>
    <message>
        <source>{name} did not answer in time. It is asked again later.</source>
        <translation>{name} 没有及时应答。稍后会再次查询。</translation>
    </message>
    <message>
        <source>{name} did not answer within {deadline} seconds.</source>
        <translation>{name} 在 {deadline} 秒内没有应答。</translation>
    </message>
    <message>
        <source>{name} did not take the request ({status}).</source>
        <translation>{name} 没有接受请求（{status}）。</translation>
    </message>
    <message>
        <source>{name} does not accept this key (any more). Enter it again.</source>
        <translation>{name} 不（再）接受此密钥。请重新输入。</translation>
    </message>
    <message>
        <source>{name} does not offer this figure at the address that was asked.</source>
        <translation>{name} 在所查询的地址不提供此数据。</translation>
    </message>
    <message>
        <source>{name} does not report this figure.</source>
        <translation>{name} 不提供此数据。</translation>
    </message>
    <message>
        <source>{name} ended with a failure (code {returncode}).</source>
        <translation>{name} 以失败结束（代码 {returncode}）。</translation>
    </message>
    <message>
        <source>{name} gave a figure that is no number.</source>
        <translation>{name} 给出的数据不是数字。</translation>
    </message>
    <message>
        <source>{name} gave an answer that is not understood.</source>
        <translation>{name} 的应答无法理解。</translation>
    </message>
    <message>
        <source>{name} has a fault of its own ({status}). It is asked again later.</source>
        <translation>{name} 自身有故障（{status}）。稍后会再次查询。</translation>
    </message>
    <message>
        <source>{name} has not answered within {patience} seconds.</source>
        <translation>{name} 在 {patience} 秒内没有应答。</translation>
    </message>
    <message>
        <source>{name} is in use by the program that owns it. It is read again later.</source>
        <translation>{name} 正被所属的程序使用。稍后会再次读取。</translation>
    </message>
    <message>
        <source>{name} is not the file that was expected.</source>
        <translation>{name} 不是预期的文件。</translation>
    </message>
    <message>
        <source>{name} is there, but cannot be started. Install it anew.</source>
        <translation>{name} 存在，但无法启动。请重新安装。</translation>
    </message>
    <message>
        <source>{name} may not be read. Check whose file it is.</source>
        <translation>{name} 不能读取。请检查文件的所有者。</translation>
    </message>
    <message>
        <source>{name} said far more than it was asked for.</source>
        <translation>{name} 的输出远多于所要求的内容。</translation>
    </message>
    <message>
        <source>{name} turned the request away. The key may lack a permission.</source>
        <translation>{name} 拒绝了请求。密钥可能缺少权限。</translation>
    </message>
    <message>
        <source>{name} was asked too often. It is asked again later.</source>
        <translation>对 {name} 的查询过于频繁。稍后会再次查询。</translation>
    </message>
    <message>
        <source>{name} was left in the middle of a change. Open its program once.</source>
        <translation>{name} 停在更改的中途。请打开一次它的程序。</translation>
    </message>
    <message>
        <source>{name}: {value} (from {where})</source>
        <translation>{name}：{value}（来自 {where}）</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 或 {other}</translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}). The defaults are used.</source>
        <translation>{path} 无法读取（{why}）。现使用默认值。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({why}). Nothing was changed.</source>
        <translation>{path} 无法写入（{why}）。未作任何更改。</translation>
    </message>
    <message>
        <source>{path} is not plain text in UTF-8. The defaults are used until it is saved as such.</source>
        <translation>{path} 不是 UTF-8 纯文本。在改存为 UTF-8 之前使用默认值。</translation>
    </message>
    <message>
        <source>{path} is too large for a settings file. The defaults are used.</source>
        <translation>{path} 作为设置文件太大。现使用默认值。</translation>
    </message>
    <message>
        <source>{path}: expected {wanted}, got {got}</source>
        <translation>{path}：应为{wanted}，却是{got}</translation>
    </message>
    <message>
        <source>{path}: missing</source>
        <translation>{path}：缺失</translation>
    </message>
    <message>
        <source>{path}: not a value that is known</source>
        <translation>{path}：不是已知的值</translation>
    </message>
    <message>
        <source>{said} Use a shorter one, {otherwise}.</source>
        <translation>{said}请使用更短的密钥，{otherwise}。</translation>
    </message>
    <message>
        <source>{title} counts the last {span}, which move on: a figure typed now would be wrong soon. It can be typed for periods that begin anew.</source>
        <translation>{title} 计算最近的 {span}，时刻在变化：现在填写的数据很快就不准确。只有会重新开始的周期才能手工填写。</translation>
    </message>
    <message>
        <source>{title}: the soft limit of {soft} USD is passed. Requests still go through.</source>
        <translation>{title}：已超过 {soft} 美元的软限额。请求仍可通过。</translation>
    </message>
    <message>
        <source>{title}: what was typed is forgotten.</source>
        <translation>{title}：已清除手工填写的数额。</translation>
    </message>
    <message>
        <source>{title}: {amount} beyond what is included.</source>
        <translation>{title}：超出所含用量 {amount}。</translation>
    </message>
    <message>
        <source>{title}: {amount} used so far. What local logs show from now on is added to it.</source>
        <translation>{title}：目前已用 {amount}。此后本地日志的用量会加在其上。</translation>
    </message>
    <message>
        <source>{variable} is set, with which Claude Code does not ask for its limits. What it tells its status line and the local logs serve.</source>
        <translation>设置了 {variable}，因此 Claude Code 不查询限额。以它告知状态行的内容和本地日志为准。</translation>
    </message>
    <message>
        <source>{who} allows no requests to {host} (in {origin}).</source>
        <translation>{who} 不允许向 {host} 发送请求（见 {origin}）。</translation>
    </message>
    <message>
        <source>{words} is a batch file, which cannot be started safely with what it would be told. Enter the path of the program&apos;s .exe under Sources.</source>
        <translation>{words} 是批处理文件，无法安全地带参数启动。请在“来源”中填写程序的 .exe 路径。</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>$2,000, a guideline</source>
        <translation>$2,000，参考</translation>
    </message>
    <message>
        <source>$200 a week</source>
        <translation>每周 $200</translation>
    </message>
    <message>
        <source>$250 a month</source>
        <translation>每月 $250</translation>
    </message>
    <message>
        <source>$500 a month</source>
        <translation>每月 $500</translation>
    </message>
    <message>
        <source>$75 a day, one tool</source>
        <translation>每天 $75，单一工具</translation>
    </message>
    <message>
        <source>1,000 credits a month</source>
        <translation>每月 1,000 点</translation>
    </message>
    <message>
        <source>30,000 tokens a day</source>
        <translation>每天 30,000 token</translation>
    </message>
    <message>
        <source>300 requests a month</source>
        <translation>每月 300 次请求</translation>
    </message>
    <message>
        <source>A notification of the desktop, once each. The icon shows how it stands all the time.</source>
        <translation>桌面通知，每项只提醒一次。图标会一直显示情况。</translation>
    </message>
    <message>
        <source>All tools</source>
        <translation>所有工具</translation>
    </message>
    <message>
        <source>Also at {shares}.</source>
        <translation>还会在 {shares} 时提醒。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Ask {source}</source>
        <translation>查询 {source}</translation>
    </message>
    <message>
        <source>At the limit the work stops, so warnings come in time.</source>
        <translation>达到上限工作就会停止，因此会及时提醒。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Begins anew on</source>
        <translation>重新开始于</translation>
    </message>
    <message>
        <source>Begins anew on day</source>
        <translation>重新开始于每月</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Currency or unit</source>
        <translation>货币或单位</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>每月几号</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>星期几</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Going over is allowed; it is shown all the same.</source>
        <translation>允许超出；但仍会显示。</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>参考额度</translation>
    </message>
    <message>
        <source>Hard cap</source>
        <translation>硬性上限</translation>
    </message>
    <message>
        <source>How it stands follows a moment after it is set.</source>
        <translation>设置后片刻即显示情况。</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>I have</source>
        <translation>我有</translation>
    </message>
    <message>
        <source>Kind of limit</source>
        <translation>限额类型</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Logs are priced in US dollars. Use in another currency shows once a source tells it.</source>
        <translation>日志按美元计价。其他货币的使用要等来源提供后才显示。</translation>
    </message>
    <message>
        <source>Looked for, not found: {names}.</source>
        <translation>已查找但未找到：{names}。</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>No AI tool&apos;s logs yet. They are looked for again and again; nothing needs to be done.</source>
        <translation>还没有 AI 工具的日志。会不断自动查找，无需任何操作。</translation>
    </message>
    <message>
        <source>No cap, only watch</source>
        <translation>无上限，仅观察</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Nothing is left of nothing: type more than 0, or pick “No cap, only watch”.</source>
        <translation>零无所剩：请输入大于 0 的数，或选择“无上限，仅观察”。</translation>
    </message>
    <message>
        <source>Off until you switch them on. Each uses a sign-in that is on this computer.</source>
        <translation>默认关闭，由您开启。每一项都使用本机已有的登录。</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Opens the page Sources of the settings</source>
        <translation>打开设置中的“数据来源”页</translation>
    </message>
    <message>
        <source>Others that need no key</source>
        <translation>其他无需密钥的来源</translation>
    </message>
    <message>
        <source>Page {n} of {all}</source>
        <translation>第 {n} 页，共 {all} 页</translation>
    </message>
    <message>
        <source>Read from files that are here already. Nobody is asked anything unless you switch it on.</source>
        <translation>读取自本机已有的文件。除非您开启，否则不会向任何人查询。</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Show me the icon</source>
        <translation>显示图标</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>THE VENDOR&apos;S OWN FIGURES</source>
        <translation>服务商自己的数据</translation>
    </message>
    <message>
        <source>The day on which it begins anew, and which tools count</source>
        <translation>重新开始的日期，以及计入哪些工具</translation>
    </message>
    <message>
        <source>The vendor&apos;s own figures</source>
        <translation>服务商自己的数据</translation>
    </message>
    <message>
        <source>These are set:</source>
        <translation>已设置：</translation>
    </message>
    <message>
        <source>This can be read in two ways: type 1500, or 1.50.</source>
        <translation>这有两种读法：请输入 1500 或 1.50。</translation>
    </message>
    <message>
        <source>This is more than can be counted here.</source>
        <translation>超出了可以计算的范围。</translation>
    </message>
    <message>
        <source>This is not an amount. Digits are enough, such as 250 or 49.90.</source>
        <translation>这不是金额。只需数字，例如 250 或 49.90。</translation>
    </message>
    <message>
        <source>This month so far</source>
        <translation>本月至今</translation>
    </message>
    <message>
        <source>This week so far</source>
        <translation>本周至今</translation>
    </message>
    <message>
        <source>Those that need no key</source>
        <translation>无需密钥的来源</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Today so far</source>
        <translation>今天至今</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Type an amount, or pick a shape below. Skip goes on without one.</source>
        <translation>输入金额，或从下面选择一种。“跳过”则不设置。</translation>
    </message>
    <message>
        <source>Warn at {share} %</source>
        <translation>在 {share}% 时提醒</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Welcome to Remainder</source>
        <translation>欢迎使用 Remainder</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>计入范围</translation>
    </message>
    <message>
        <source>What was found on this computer</source>
        <translation>在本机上找到的内容</translation>
    </message>
    <message>
        <source>What your company gave you, or what you would like to keep to. It can be changed at any time.</source>
        <translation>公司给您的额度，或您希望遵守的额度。随时可以更改。</translation>
    </message>
    <message>
        <source>When so much of the allowance is used</source>
        <translation>当额度用到这个比例时</translation>
    </message>
    <message>
        <source>When to tell you</source>
        <translation>何时提醒您</translation>
    </message>
    <message>
        <source>Which tools count</source>
        <translation>计入哪些工具</translation>
    </message>
    <message>
        <source>Your allowance</source>
        <translation>您的额度</translation>
    </message>
    <message>
        <source>a shorter month: on its last day</source>
        <translation>较短的月份：在最后一天</translation>
    </message>
    <message>
        <source>at list prices</source>
        <translation>按目录价</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>点</translation>
    </message>
    <message>
        <source>day</source>
        <translation>天</translation>
    </message>
    <message>
        <source>each</source>
        <translation>每</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>today {amount}</source>
        <translation>今天 {amount}</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>{begin}: {amount} of {limit} – {left}</source>
        <translation>{begin}：{amount} / {limit} – {left}</translation>
    </message>
    <message>
        <source>{n} log file|{n} log files</source>
        <translation>{n} 个日志文件</translation>
    </message>
    <message>
        <source>{n} more, with a key…</source>
        <translation>另有 {n} 个需要密钥…</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Bars</source>
        <translation>柱状图</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>划分方式</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>更晚</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Remainder history</source>
        <translation>Remainder 历史</translation>
    </message>
    <message>
        <source>Running total</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Save as {kind}</source>
        <translation>另存为 {kind}</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The picture is copied.</source>
        <translation>图片已复制。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计内容</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>- {label}: {value}</source>
        <comment>report.mail-line</comment>
        <translation>- {label}：{value}</translation>
    </message>
    <message>
        <source>.</source>
        <comment>stop</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>&lt;{money}</source>
        <comment>money.tiny</comment>
        <translation>&lt;{money}</translation>
    </message>
    <message>
        <source>A plan made in the free chat first means fewer turns here</source>
        <comment>advice.draft</comment>
        <translation>先在免费聊天中制定计划，这里的轮次会更少</translation>
    </message>
    <message>
        <source>A summary keeps what matters; what follows costs less</source>
        <comment>advice.compact</comment>
        <translation>摘要保留要点；之后的费用更低</translation>
    </message>
    <message>
        <source>AI allowance: how it stands</source>
        <comment>report.subject-plain</comment>
        <translation>AI 额度：使用情况</translation>
    </message>
    <message>
        <source>AI allowance: {ask}</source>
        <comment>report.subject</comment>
        <translation>AI 额度：{ask}</translation>
    </message>
    <message>
        <source>About {amount} a day lasts until {date}</source>
        <comment>tip.pace</comment>
        <translation>每天约 {amount}，可用到 {date}</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>history.added</comment>
        <translation>新增</translation>
    </message>
    <message>
        <source>Advice is switched off</source>
        <comment>advice.quiet.off</comment>
        <translation>建议已关闭</translation>
    </message>
    <message>
        <source>Advice that you followed here: {promised} promised, it cost {realised} more.</source>
        <comment>advice.record.lost</comment>
        <translation>您在此采纳的建议：预计节省 {promised}，实际多花 {realised}。</translation>
    </message>
    <message>
        <source>Advice that you followed here: {promised} promised, {realised} saved.</source>
        <comment>advice.record.saved</comment>
        <translation>您在此采纳的建议：预计节省 {promised}，实际节省 {realised}。</translation>
    </message>
    <message>
        <source>All figures are on one page: {name}</source>
        <comment>report.mail-file</comment>
        <translation>所有数据汇总在一页中：{name}</translation>
    </message>
    <message>
        <source>All of {limit} is used</source>
        <comment>spent.whole</comment>
        <translation>{limit} 已全部用完</translation>
    </message>
    <message>
        <source>Allowance</source>
        <comment>report.allowance</comment>
        <translation>额度</translation>
    </message>
    <message>
        <source>Amount</source>
        <comment>history.head-amount</comment>
        <translation>金额</translation>
    </message>
    <message>
        <source>An even pace</source>
        <comment>history.even</comment>
        <translation>均匀进度</translation>
    </message>
    <message>
        <source>As it is set</source>
        <comment>advice.stay</comment>
        <translation>按当前设置</translation>
    </message>
    <message>
        <source>Ask for more, with the evidence on one page</source>
        <comment>advice.ask</comment>
        <translation>申请更多额度，证据汇总在一页</translation>
    </message>
    <message>
        <source>Asked for</source>
        <comment>report.head-ask</comment>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>At most {amount}, but {left} is left</source>
        <comment>advice.short</comment>
        <translation>最多 {amount}，但只剩 {left}</translation>
    </message>
    <message>
        <source>Before, {window}</source>
        <comment>report.before</comment>
        <translation>上期，{window}</translation>
    </message>
    <message>
        <source>Billed below list prices</source>
        <comment>report.below</comment>
        <translation>低于目录价计费</translation>
    </message>
    <message>
        <source>Billed: {percent} of what the logs here are worth at list prices over the last {span}</source>
        <comment>drift.less</comment>
        <translation>实际计费为最近 {span}本地日志按目录价折算的 {percent}</translation>
    </message>
    <message>
        <source>Billed: {percent} of what the logs here show over the last {span}. The rest was used elsewhere</source>
        <comment>drift.more</comment>
        <translation>实际计费为最近 {span}本地日志所示的 {percent}。其余是在别处使用的</translation>
    </message>
    <message>
        <source>By model</source>
        <comment>report.by-model</comment>
        <translation>按模型</translation>
    </message>
    <message>
        <source>By project</source>
        <comment>report.by-project</comment>
        <translation>按项目</translation>
    </message>
    <message>
        <source>By tool</source>
        <comment>report.by-tool</comment>
        <translation>按工具</translation>
    </message>
    <message>
        <source>Copilot Chat is free with your licence. Agents that read your company&apos;s data are metered: choose the plain chat.</source>
        <comment>advice.metered</comment>
        <translation>Copilot Chat 随您的许可证免费。读取公司数据的智能体按量计费：请选择普通聊天。</translation>
    </message>
    <message>
        <source>Counted at another moment</source>
        <comment>report.moment</comment>
        <translation>统计时刻不同</translation>
    </message>
    <message>
        <source>Dashed: an even pace.</source>
        <comment>history.lines-even</comment>
        <translation>虚线：均匀进度。</translation>
    </message>
    <message>
        <source>Dashed: an even pace. Level: the limit. Shaded: likely by the end.</source>
        <comment>history.lines-running</comment>
        <translation>虚线：均匀进度。水平线：限额。阴影：期末的可能范围。</translation>
    </message>
    <message>
        <source>Day by day</source>
        <comment>report.head-days</comment>
        <translation>逐日情况</translation>
    </message>
    <message>
        <source>Days active</source>
        <comment>report.active</comment>
        <translation>活跃天数</translation>
    </message>
    <message>
        <source>Days over the allowance</source>
        <comment>report.over-days</comment>
        <translation>超出额度的天数</translation>
    </message>
    <message>
        <source>Draft in Copilot Chat</source>
        <comment>notice.chat</comment>
        <translation>在 Copilot Chat 中起草</translation>
    </message>
    <message>
        <source>Each day, and an even pace (dashed).</source>
        <comment>report.chart-even</comment>
        <translation>每日用量与均匀进度（虚线）。</translation>
    </message>
    <message>
        <source>Each day.</source>
        <comment>report.chart-days</comment>
        <translation>每日用量。</translation>
    </message>
    <message>
        <source>Enough was said today</source>
        <comment>advice.quiet.day</comment>
        <translation>今天已经提醒得够多了</translation>
    </message>
    <message>
        <source>For this time only, {date}</source>
        <comment>why.extra</comment>
        <translation>仅限本期，{date}</translation>
    </message>
    <message>
        <source>Given</source>
        <comment>why.limit</comment>
        <translation>给定</translation>
    </message>
    <message>
        <source>Hatched: no price is known.</source>
        <comment>history.lines-unpriced</comment>
        <translation>斜线：价格未知。</translation>
    </message>
    <message>
        <source>Hello,</source>
        <comment>report.mail-hello</comment>
        <translation>您好：</translation>
    </message>
    <message>
        <source>How an AI allowance stands</source>
        <comment>report.title-plain</comment>
        <translation>AI 额度使用情况</translation>
    </message>
    <message>
        <source>How these figures are known</source>
        <comment>report.head-known</comment>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>I would like to ask for a larger AI allowance: {ask}. It is about {about}.</source>
        <comment>report.mail-ask</comment>
        <translation>我想申请提高 AI 额度：{ask}。涉及{about}。</translation>
    </message>
    <message>
        <source>Last {span}</source>
        <comment>window.rolling</comment>
        <translation>最近 {span}</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>report.left</comment>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>why.left</comment>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Less effort costs less; it is best chosen at the start</source>
        <comment>advice.effort</comment>
        <translation>降低推理强度费用更低；最好在开始时选择</translation>
    </message>
    <message>
        <source>Likely at the end</source>
        <comment>report.ahead</comment>
        <translation>期末预计</translation>
    </message>
    <message>
        <source>Likely between {over} over and {left} left at midnight</source>
        <comment>likely.either.midnight</comment>
        <translation>到午夜预计在超出 {over} 与剩余 {left} 之间</translation>
    </message>
    <message>
        <source>Likely between {over} over and {left} left on {date}</source>
        <comment>likely.either</comment>
        <translation>到{date}预计在超出 {over} 与剩余 {left} 之间</translation>
    </message>
    <message>
        <source>Likely between {over} over and {left} left when it resets</source>
        <comment>likely.either.end</comment>
        <translation>重置时预计在超出 {over} 与剩余 {left} 之间</translation>
    </message>
    <message>
        <source>Likely {range} by midnight</source>
        <comment>likely.spent.midnight</comment>
        <translation>到午夜预计 {range}</translation>
    </message>
    <message>
        <source>Likely {range} by {date}</source>
        <comment>likely.spent</comment>
        <translation>到{date}预计 {range}</translation>
    </message>
    <message>
        <source>Likely {range} left at midnight</source>
        <comment>likely.left.midnight</comment>
        <translation>到午夜预计剩余 {range}</translation>
    </message>
    <message>
        <source>Likely {range} left on {date}</source>
        <comment>likely.left</comment>
        <translation>{date}预计剩余 {range}</translation>
    </message>
    <message>
        <source>Likely {range} left when it resets</source>
        <comment>likely.left.end</comment>
        <translation>重置时预计剩余 {range}</translation>
    </message>
    <message>
        <source>Likely {range} over by midnight</source>
        <comment>likely.over.midnight</comment>
        <translation>到午夜预计超出 {range}</translation>
    </message>
    <message>
        <source>Likely {range} over by {date}</source>
        <comment>likely.over</comment>
        <translation>到{date}预计超出 {range}</translation>
    </message>
    <message>
        <source>Likely {range} over when it resets</source>
        <comment>likely.over.end</comment>
        <translation>重置时预计超出 {range}</translation>
    </message>
    <message>
        <source>Likely {range} when it resets</source>
        <comment>likely.spent.end</comment>
        <translation>重置时预计 {range}</translation>
    </message>
    <message>
        <source>Local estimates ran {percent} high over the last {span}; newer ones are corrected</source>
        <comment>drift.high</comment>
        <translation>最近 {span}的本地估算偏高 {percent}；之后的估算已修正</translation>
    </message>
    <message>
        <source>Local estimates ran {percent} low over the last {span}; newer ones are corrected</source>
        <comment>drift.low</comment>
        <translation>最近 {span}的本地估算偏低 {percent}；之后的估算已修正</translation>
    </message>
    <message>
        <source>Logs of this computer</source>
        <comment>why.logs.counted</comment>
        <translation>本机日志</translation>
    </message>
    <message>
        <source>Logs of this computer since then</source>
        <comment>why.since</comment>
        <translation>此后的本机日志</translation>
    </message>
    <message>
        <source>Logs of this computer, at list prices</source>
        <comment>why.logs</comment>
        <translation>本机日志，按目录价</translation>
    </message>
    <message>
        <source>Most on one day</source>
        <comment>report.most</comment>
        <translation>单日最高</translation>
    </message>
    <message>
        <source>No AI tool found yet</source>
        <comment>tooltip.empty</comment>
        <translation>尚未找到 AI 工具</translation>
    </message>
    <message>
        <source>No figure is known yet.</source>
        <comment>report.known-unknown</comment>
        <translation>尚无数据。</translation>
    </message>
    <message>
        <source>No file or repository in this prompt: the Copilot chat can draft it for free</source>
        <comment>advice.chat</comment>
        <translation>此提示词不涉及文件或代码库：Copilot 聊天可以免费起草</translation>
    </message>
    <message>
        <source>No news from {name} for {span}</source>
        <comment>alert.source</comment>
        <translation>{name} 已有 {span}没有消息</translation>
    </message>
    <message>
        <source>No price is known for {models}. Its tokens are counted, its cost is not.</source>
        <comment>unpriced.one</comment>
        <translation>没有 {models} 的价格。已统计其 token，未计入费用。</translation>
    </message>
    <message>
        <source>No price is known for {models}. Their tokens are counted, their cost is not.</source>
        <comment>unpriced</comment>
        <translation>没有 {models} 的价格。已统计其 token，未计入费用。</translation>
    </message>
    <message>
        <source>No project</source>
        <comment>report.no-project</comment>
        <translation>无项目</translation>
    </message>
    <message>
        <source>Not added: logs that the figure above holds already</source>
        <comment>why.covered</comment>
        <translation>未加入：上面的数据已包含的日志</translation>
    </message>
    <message>
        <source>Not in the logs here</source>
        <comment>report.elsewhere</comment>
        <translation>不在本机日志中</translation>
    </message>
    <message>
        <source>Not in the middle of the work</source>
        <comment>advice.quiet.moment</comment>
        <translation>工作进行中不打扰</translation>
    </message>
    <message>
        <source>Not known yet how much of {limit} is left</source>
        <comment>unknown.whole</comment>
        <translation>{limit} 中还剩多少，尚不清楚</translation>
    </message>
    <message>
        <source>Nothing better is known</source>
        <comment>advice.quiet.stay</comment>
        <translation>没有更好的办法</translation>
    </message>
    <message>
        <source>Nothing has been found in the logs of this computer yet.</source>
        <comment>history.nothing-ever</comment>
        <translation>在这台电脑的日志中还没有找到任何记录。</translation>
    </message>
    <message>
        <source>Nothing is wrong: you asked to see one.</source>
        <comment>notice.test.body</comment>
        <translation>一切正常：这是您要求查看的示例。</translation>
    </message>
    <message>
        <source>Nothing on this desktop can show it: no notification service, and no tray.</source>
        <comment>notice.test.failed</comment>
        <translation>此桌面无法显示：没有通知服务，也没有托盘。</translation>
    </message>
    <message>
        <source>Nothing was used in this time.</source>
        <comment>history.nothing</comment>
        <translation>这段时间没有使用。</translation>
    </message>
    <message>
        <source>On an active day</source>
        <comment>report.a-day</comment>
        <translation>每个活跃日</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>notice.open</comment>
        <translation>打开</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>report.other</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>Other expense on {date}</source>
        <comment>why.expense</comment>
        <translation>{date}的其他支出</translation>
    </message>
    <message>
        <source>Other expenses</source>
        <comment>report.expenses</comment>
        <translation>其他支出</translation>
    </message>
    <message>
        <source>Part by part: look at each before you pay for the next</source>
        <comment>advice.split.parts</comment>
        <translation>逐部分进行：看过一部分再为下一部分付费</translation>
    </message>
    <message>
        <source>Plan and wording in the free chat, then paste the plan here</source>
        <comment>advice.split</comment>
        <translation>在免费聊天中规划和措辞，然后把计划粘贴到这里</translation>
    </message>
    <message>
        <source>Ranges are estimates from past days, made to hold 8 times out of 10.</source>
        <comment>report.range</comment>
        <translation>范围根据以往的日子估算，十次中应有八次落在其中。</translation>
    </message>
    <message>
        <source>Reading logs: {done} of {n} file|Reading logs: {done} of {n} files</source>
        <comment>progress</comment>
        <translation>正在读取日志：{done} / {n} 个文件</translation>
    </message>
    <message>
        <source>Reading what was used</source>
        <comment>history.reading</comment>
        <translation>正在读取使用记录</translation>
    </message>
    <message>
        <source>Request for a larger AI allowance</source>
        <comment>report.title</comment>
        <translation>申请提高 AI 额度</translation>
    </message>
    <message>
        <source>Requests</source>
        <comment>history.head-requests</comment>
        <translation>请求</translation>
    </message>
    <message>
        <source>Runs out</source>
        <comment>report.runs-out</comment>
        <translation>用完日期</translation>
    </message>
    <message>
        <source>Runs out between {early} and {late}</source>
        <comment>lasts.between</comment>
        <translation>将在 {early} 至 {late} 之间用完</translation>
    </message>
    <message>
        <source>Runs out {early} at the earliest</source>
        <comment>lasts.after</comment>
        <translation>最早 {early} 用完</translation>
    </message>
    <message>
        <source>Runs out {late}</source>
        <comment>lasts.around</comment>
        <translation>将在 {late} 用完</translation>
    </message>
    <message>
        <source>Sample data</source>
        <comment>tooltip.sample</comment>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Sample data: nothing here is real</source>
        <comment>report.sample</comment>
        <translation>示例数据：以下内容均非真实</translation>
    </message>
    <message>
        <source>Shown as a message of the tray icon: no notification service answers here.</source>
        <comment>notice.test.balloon</comment>
        <translation>已以托盘图标消息的形式显示：此处没有通知服务。</translation>
    </message>
    <message>
        <source>Shown. If you see nothing, look whether “do not disturb” is on.</source>
        <comment>notice.test.shown</comment>
        <translation>已显示。如果没有看到，请检查是否开启了“勿扰”。</translation>
    </message>
    <message>
        <source>Snooze</source>
        <comment>notice.snooze</comment>
        <translation>暂停提醒</translation>
    </message>
    <message>
        <source>So far</source>
        <comment>window.standing</comment>
        <translation>至今</translation>
    </message>
    <message>
        <source>So far it was {amount} a day</source>
        <comment>tip.pace.why</comment>
        <translation>至今每天 {amount}</translation>
    </message>
    <message>
        <source>Something was said in this session already</source>
        <comment>advice.quiet.session</comment>
        <translation>本次会话中已经提醒过</translation>
    </message>
    <message>
        <source>Spent so far</source>
        <comment>report.spent</comment>
        <translation>至今花费</translation>
    </message>
    <message>
        <source>Stopped. Quit and start again.</source>
        <comment>tooltip.stopped</comment>
        <translation>已停止。请退出后重新启动。</translation>
    </message>
    <message>
        <source>That figure is older than it should be.</source>
        <comment>report.stale</comment>
        <translation>该数据已经偏旧。</translation>
    </message>
    <message>
        <source>The allowance begins anew in {span}</source>
        <comment>advice.wait</comment>
        <translation>额度将在 {span}后重新开始</translation>
    </message>
    <message>
        <source>The parts below the total come from the logs of this computer, at list prices.</source>
        <comment>report.shares</comment>
        <translation>总额以下的各部分来自本机日志，按目录价计算。</translation>
    </message>
    <message>
        <source>The parts below the total come from the logs of this computer.</source>
        <comment>report.shares-counted</comment>
        <translation>总额以下的各部分来自本机日志。</translation>
    </message>
    <message>
        <source>The total is an estimate of {when}, from the logs here at list prices.</source>
        <comment>report.known-estimated</comment>
        <translation>总额为 {when} 根据本机日志按目录价的估算。</translation>
    </message>
    <message>
        <source>The total is counted from the logs of this computer, as of {when}.</source>
        <comment>report.known-counted</comment>
        <translation>总额根据本机日志统计，截至 {when}。</translation>
    </message>
    <message>
        <source>The total is the vendor&apos;s own figure of {when}, with what the logs hold since.</source>
        <comment>report.known-both</comment>
        <translation>总额为服务商 {when} 的数据，加上此后的本地日志。</translation>
    </message>
    <message>
        <source>The total is the vendor&apos;s own figure of {when}.</source>
        <comment>report.known-reported</comment>
        <translation>总额为服务商 {when} 的数据。</translation>
    </message>
    <message>
        <source>The total so far, an even pace (dashed), the allowance and the likely end.</source>
        <comment>report.chart-running</comment>
        <translation>至今累计、均匀进度（虚线）、额度和期末预计。</translation>
    </message>
    <message>
        <source>The total so far, and where it likely ends.</source>
        <comment>report.chart-free</comment>
        <translation>至今累计及期末预计。</translation>
    </message>
    <message>
        <source>The total was typed by hand on {when}.</source>
        <comment>report.known-typed</comment>
        <translation>总额于 {when} 手工填写。</translation>
    </message>
    <message>
        <source>This is how a warning looks</source>
        <comment>notice.test</comment>
        <translation>提醒会是这个样子</translation>
    </message>
    <message>
        <source>This is how my AI allowance stands: {about}.</source>
        <comment>report.mail-plain</comment>
        <translation>以下是我的 AI 额度使用情况：{about}。</translation>
    </message>
    <message>
        <source>This prompt: about {likely}, 9 in 10 under {most}.</source>
        <comment>advice.say.turn</comment>
        <translation>此提示词：约 {likely}，九成低于 {most}。</translation>
    </message>
    <message>
        <source>This session: about {likely}, 9 in 10 under {most}.</source>
        <comment>advice.say.session</comment>
        <translation>本次会话：约 {likely}，九成低于 {most}。</translation>
    </message>
    <message>
        <source>This week</source>
        <comment>window.week</comment>
        <translation>本周</translation>
    </message>
    <message>
        <source>This would fit most of your sessions: it is proposed as a default instead</source>
        <comment>advice.quiet.usual</comment>
        <translation>这适用于您的大多数会话：改为建议作为默认值</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>window.day</comment>
        <translation>今天</translation>
    </message>
    <message>
        <source>Today&apos;s share: {amount}.</source>
        <comment>advice.say.today</comment>
        <translation>今日份额：{amount}。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <comment>history.tokens-used</comment>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens</source>
        <comment>history.head-tokens</comment>
        <translation>Token</translation>
    </message>
    <message>
        <source>Tokens without a price</source>
        <comment>history.unpriced-tokens</comment>
        <translation>没有价格的 token</translation>
    </message>
    <message>
        <source>Too little is at stake</source>
        <comment>advice.quiet.small</comment>
        <translation>涉及金额太小</translation>
    </message>
    <message>
        <source>Too little is known to say anything</source>
        <comment>advice.quiet.data</comment>
        <translation>已知信息太少，无法判断</translation>
    </message>
    <message>
        <source>Typed by you, {when}</source>
        <comment>why.typed</comment>
        <translation>由您填写，{when}</translation>
    </message>
    <message>
        <source>Use of flat seats is counted too, at list prices.</source>
        <comment>report.worth</comment>
        <translation>固定席位的使用也按目录价计入。</translation>
    </message>
    <message>
        <source>Used</source>
        <comment>why.used</comment>
        <translation>已用</translation>
    </message>
    <message>
        <source>Used so far</source>
        <comment>report.used</comment>
        <translation>至今使用</translation>
    </message>
    <message>
        <source>What keeps the cost down</source>
        <comment>report.head-saving</comment>
        <translation>控制费用的措施</translation>
    </message>
    <message>
        <source>What {model} would save is not measured yet</source>
        <comment>advice.model.unknown</comment>
        <translation>{model} 能节省多少尚未测得</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <comment>report.head-standing</comment>
        <translation>目前情况</translation>
    </message>
    <message>
        <source>Where it went</source>
        <comment>report.head-spent</comment>
        <translation>用在何处</translation>
    </message>
    <message>
        <source>You chose this way on purpose a while ago</source>
        <comment>advice.quiet.chosen</comment>
        <translation>您不久前有意选择了这种方式</translation>
    </message>
    <message>
        <source>You dismissed this advice twice</source>
        <comment>advice.quiet.muted</comment>
        <translation>您已两次忽略此建议</translation>
    </message>
    <message>
        <source>You do not want this advice</source>
        <comment>advice.quiet.never</comment>
        <translation>您不想要此建议</translation>
    </message>
    <message>
        <source>Your company asks to use {model} only with reason</source>
        <comment>advice.policy.discouraged</comment>
        <translation>贵公司要求有理由才使用 {model}</translation>
    </message>
    <message>
        <source>Your company has switched fast mode off</source>
        <comment>advice.policy.fast</comment>
        <translation>贵公司已关闭快速模式</translation>
    </message>
    <message>
        <source>Your company has switched {model} off</source>
        <comment>advice.policy.off</comment>
        <translation>贵公司已停用 {model}</translation>
    </message>
    <message>
        <source>a guideline</source>
        <comment>report.guideline</comment>
        <translation>参考额度</translation>
    </message>
    <message>
        <source>a hard cap</source>
        <comment>report.firm</comment>
        <translation>硬性上限</translation>
    </message>
    <message>
        <source>a moment</source>
        <comment>span.moment</comment>
        <translation>片刻</translation>
    </message>
    <message>
        <source>about {amount}</source>
        <comment>tip.default.saving</comment>
        <translation>约 {amount}</translation>
    </message>
    <message>
        <source>about {clock}</source>
        <comment>lasts.clock</comment>
        <translation>约 {clock}</translation>
    </message>
    <message>
        <source>about {clock} tomorrow</source>
        <comment>lasts.clock.tomorrow</comment>
        <translation>明天约 {clock}</translation>
    </message>
    <message>
        <source>as much as {when} ({amount})</source>
        <comment>history.before-same</comment>
        <translation>与{when}相同（{amount}）</translation>
    </message>
    <message>
        <source>asked again in {span}, there was no answer</source>
        <comment>poll.offline</comment>
        <translation>{span}后再查询，此前没有应答</translation>
    </message>
    <message>
        <source>asked again in {span}, {n} attempt failed|asked again in {span}, {n} attempts failed</source>
        <comment>poll.failed</comment>
        <translation>{span}后再查询，已失败 {n} 次</translation>
    </message>
    <message>
        <source>asked again when the source wishes, in {span}</source>
        <comment>poll.asked</comment>
        <translation>按来源的要求，{span}后再查询</translation>
    </message>
    <message>
        <source>asked every {span}</source>
        <comment>poll.usual</comment>
        <translation>每 {span}查询一次</translation>
    </message>
    <message>
        <source>asked every {span} on battery</source>
        <comment>poll.battery</comment>
        <translation>使用电池时每 {span}查询一次</translation>
    </message>
    <message>
        <source>asked every {span} while nothing happens</source>
        <comment>poll.idle</comment>
        <translation>无活动时每 {span}查询一次</translation>
    </message>
    <message>
        <source>asked just after the reset</source>
        <comment>poll.reset</comment>
        <translation>重置后立即查询</translation>
    </message>
    <message>
        <source>at an even pace</source>
        <comment>pace.even</comment>
        <translation>与均匀进度一致</translation>
    </message>
    <message>
        <source>at least {amount}</source>
        <comment>history.at-least</comment>
        <translation>至少 {amount}</translation>
    </message>
    <message>
        <source>does not reset</source>
        <comment>reset.never</comment>
        <translation>不会重置</translation>
    </message>
    <message>
        <source>ends at midnight</source>
        <comment>ends.midnight</comment>
        <translation>午夜结束</translation>
    </message>
    <message>
        <source>ends in {span}</source>
        <comment>ends.in</comment>
        <translation>{span}后结束</translation>
    </message>
    <message>
        <source>ends tomorrow</source>
        <comment>ends.tomorrow</comment>
        <translation>明天结束</translation>
    </message>
    <message>
        <source>estimated from logs</source>
        <comment>known.estimated</comment>
        <translation>根据本地日志估算</translation>
    </message>
    <message>
        <source>has ended</source>
        <comment>ends.over</comment>
        <translation>已结束</translation>
    </message>
    <message>
        <source>in 30 days; it fitted {fitting} of {sessions} sessions</source>
        <comment>tip.default.why</comment>
        <translation>30 天内；{sessions} 个会话中有 {fitting} 个适合</translation>
    </message>
    <message>
        <source>its window has ended</source>
        <comment>reset.over</comment>
        <translation>本期已结束</translation>
    </message>
    <message>
        <source>just now</source>
        <comment>age.now</comment>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>lasts the day</source>
        <comment>lasts.day</comment>
        <translation>够用到今天结束</translation>
    </message>
    <message>
        <source>lasts the month</source>
        <comment>lasts.month</comment>
        <translation>够用到本月结束</translation>
    </message>
    <message>
        <source>lasts the week</source>
        <comment>lasts.week</comment>
        <translation>够用到本周结束</translation>
    </message>
    <message>
        <source>lasts to the end</source>
        <comment>lasts.end</comment>
        <translation>够用到期末</translation>
    </message>
    <message>
        <source>lasts to the end</source>
        <comment>report.out-not</comment>
        <translation>够用到期末</translation>
    </message>
    <message>
        <source>lasts until it resets</source>
        <comment>lasts.window</comment>
        <translation>够用到重置</translation>
    </message>
    <message>
        <source>lasts until {when} at this pace</source>
        <comment>lasts.until</comment>
        <translation>按此速度够用到 {when}</translation>
    </message>
    <message>
        <source>left of {limit}</source>
        <comment>left.of</comment>
        <translation>剩余，共 {limit}</translation>
    </message>
    <message>
        <source>looked again in {span}, it is not reported at present</source>
        <comment>poll.unavailable</comment>
        <translation>{span}后再查看，目前没有报告数据</translation>
    </message>
    <message>
        <source>looked again in {span}, nobody is signed in</source>
        <comment>poll.sign-in</comment>
        <translation>{span}后再查看，当前无人登录</translation>
    </message>
    <message>
        <source>may go over the allowance</source>
        <comment>report.ahead-either</comment>
        <translation>可能超出额度</translation>
    </message>
    <message>
        <source>no cap</source>
        <comment>report.no-cap</comment>
        <translation>无上限</translation>
    </message>
    <message>
        <source>no figure yet</source>
        <comment>known.unknown</comment>
        <translation>尚无数据</translation>
    </message>
    <message>
        <source>nothing is known before {date}</source>
        <comment>history.before-unknown</comment>
        <translation>{date} 之前没有记录</translation>
    </message>
    <message>
        <source>of {limit} left</source>
        <comment>none.of</comment>
        <translation>剩余，共 {limit}</translation>
    </message>
    <message>
        <source>of {limit}: not known yet</source>
        <comment>unknown.of</comment>
        <translation>共 {limit}，剩余未知</translation>
    </message>
    <message>
        <source>old figure</source>
        <comment>stale</comment>
        <translation>数据较旧</translation>
    </message>
    <message>
        <source>on track</source>
        <comment>level.calm</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>other</source>
        <comment>other</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>over the allowance</source>
        <comment>report.ahead-over</comment>
        <translation>超出额度</translation>
    </message>
    <message>
        <source>over {limit}</source>
        <comment>over.of</comment>
        <translation>超出，限额 {limit}</translation>
    </message>
    <message>
        <source>probably not; {early} at the earliest</source>
        <comment>report.out-likely-not</comment>
        <translation>多半不会；最早 {early}</translation>
    </message>
    <message>
        <source>reported {age}</source>
        <comment>known.reported</comment>
        <translation>{age}由服务商报告</translation>
    </message>
    <message>
        <source>reported {age}, local use added</source>
        <comment>known.both</comment>
        <translation>{age}由服务商报告，已加上本地使用</translation>
    </message>
    <message>
        <source>resets at midnight</source>
        <comment>reset.midnight</comment>
        <translation>午夜重置</translation>
    </message>
    <message>
        <source>resets in {span}</source>
        <comment>reset.in</comment>
        <translation>{span}后重置</translation>
    </message>
    <message>
        <source>resets tomorrow</source>
        <comment>reset.tomorrow</comment>
        <translation>明天重置</translation>
    </message>
    <message>
        <source>since {date}</source>
        <comment>report.since</comment>
        <translation>自{date}起</translation>
    </message>
    <message>
        <source>the last {span}</source>
        <comment>reset.rolling</comment>
        <translation>最近 {span}</translation>
    </message>
    <message>
        <source>tight</source>
        <comment>level.tight</comment>
        <translation>紧张</translation>
    </message>
    <message>
        <source>too early to say</source>
        <comment>report.ahead-early</comment>
        <translation>为时尚早，难以判断</translation>
    </message>
    <message>
        <source>typed by you</source>
        <comment>known.typed</comment>
        <translation>由您填写</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>unknown</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>level.unknown</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>unpriced</source>
        <comment>history.unpriced</comment>
        <translation>无价格</translation>
    </message>
    <message>
        <source>until midnight</source>
        <comment>left.midnight</comment>
        <translation>到午夜</translation>
    </message>
    <message>
        <source>used up</source>
        <comment>level.spent</comment>
        <translation>已用完</translation>
    </message>
    <message>
        <source>used up</source>
        <comment>report.out-now</comment>
        <translation>已用完</translation>
    </message>
    <message>
        <source>within the allowance</source>
        <comment>report.ahead-within</comment>
        <translation>在额度之内</translation>
    </message>
    <message>
        <source>worth watching</source>
        <comment>level.watch</comment>
        <translation>值得留意</translation>
    </message>
    <message>
        <source>{amount} an active day</source>
        <comment>history.a-day</comment>
        <translation>每个活跃日 {amount}</translation>
    </message>
    <message>
        <source>{amount} left</source>
        <comment>left</comment>
        <translation>剩余 {amount}</translation>
    </message>
    <message>
        <source>{amount} more</source>
        <comment>report.ask</comment>
        <translation>增加 {amount}</translation>
    </message>
    <message>
        <source>{amount} more a day</source>
        <comment>report.ask-daily</comment>
        <translation>每天增加 {amount}</translation>
    </message>
    <message>
        <source>{amount} more for {window}</source>
        <comment>report.ask-for</comment>
        <translation>为{window}增加 {amount}</translation>
    </message>
    <message>
        <source>{amount} of it for this time only</source>
        <comment>report.extra</comment>
        <translation>其中 {amount} 仅限本期</translation>
    </message>
    <message>
        <source>{amount} of {limit} left</source>
        <comment>left.whole</comment>
        <translation>剩余 {amount}，共 {limit}</translation>
    </message>
    <message>
        <source>{amount} over</source>
        <comment>over</comment>
        <translation>超出 {amount}</translation>
    </message>
    <message>
        <source>{amount} over</source>
        <comment>report.out-over</comment>
        <translation>超出 {amount}</translation>
    </message>
    <message>
        <source>{amount} over {limit}</source>
        <comment>over.whole</comment>
        <translation>超出 {amount}，限额 {limit}</translation>
    </message>
    <message>
        <source>{amount} owed</source>
        <comment>owed</comment>
        <translation>欠 {amount}</translation>
    </message>
    <message>
        <source>{amount} spent in the last {span}</source>
        <comment>spent.rolling</comment>
        <translation>最近 {span}已花费 {amount}</translation>
    </message>
    <message>
        <source>{amount} spent in {month}</source>
        <comment>spent.month</comment>
        <translation>{month}已花费 {amount}</translation>
    </message>
    <message>
        <source>{amount} spent since {date}</source>
        <comment>spent.since</comment>
        <translation>自{date}以来已花费 {amount}</translation>
    </message>
    <message>
        <source>{amount} spent so far</source>
        <comment>spent.ever</comment>
        <translation>至今已花费 {amount}</translation>
    </message>
    <message>
        <source>{amount} spent this week</source>
        <comment>spent.week</comment>
        <translation>本周已花费 {amount}</translation>
    </message>
    <message>
        <source>{amount} spent today</source>
        <comment>spent.day</comment>
        <translation>今天已花费 {amount}</translation>
    </message>
    <message>
        <source>{amount} used in the last {span}</source>
        <comment>used.rolling</comment>
        <translation>最近 {span}已使用 {amount}</translation>
    </message>
    <message>
        <source>{amount} used in {month}</source>
        <comment>used.month</comment>
        <translation>{month}已使用 {amount}</translation>
    </message>
    <message>
        <source>{amount} used since {date}</source>
        <comment>used.since</comment>
        <translation>自{date}以来已使用 {amount}</translation>
    </message>
    <message>
        <source>{amount} used so far</source>
        <comment>used.ever</comment>
        <translation>至今已使用 {amount}</translation>
    </message>
    <message>
        <source>{amount} used this week</source>
        <comment>used.week</comment>
        <translation>本周已使用 {amount}</translation>
    </message>
    <message>
        <source>{amount} used today</source>
        <comment>used.day</comment>
        <translation>今天已使用 {amount}</translation>
    </message>
    <message>
        <source>{by}, in tokens</source>
        <comment>report.by-tokens</comment>
        <translation>{by}（token）</translation>
    </message>
    <message>
        <source>{cheap} instead of {dear}, once: {promised} promised, it cost {realised} more|{cheap} instead of {dear}, {n} times: {promised} promised, it cost {realised} more</source>
        <comment>advice.outcome.lost</comment>
        <translation>以 {cheap} 取代 {dear}，{n} 次：预计节省 {promised}，实际多花 {realised}</translation>
    </message>
    <message>
        <source>{cheap} instead of {dear}, once: {promised} promised, {realised} saved|{cheap} instead of {dear}, {n} times: {promised} promised, {realised} saved</source>
        <comment>advice.outcome.saved</comment>
        <translation>以 {cheap} 取代 {dear}，{n} 次：预计节省 {promised}，实际节省 {realised}</translation>
    </message>
    <message>
        <source>{code} {number}</source>
        <comment>money.code</comment>
        <translation>{code} {number}</translation>
    </message>
    <message>
        <source>{date} {year}</source>
        <comment>date.dated</comment>
        <translation>{year}年{date}</translation>
    </message>
    <message>
        <source>{date}, {clock} ({zone})</source>
        <comment>report.dated</comment>
        <translation>{date} {clock}（{zone}）</translation>
    </message>
    <message>
        <source>{date}, {year}</source>
        <comment>date.dated.month-first</comment>
        <translation>{year}年{date}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <comment>date</comment>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{early} or later</source>
        <comment>report.out-after</comment>
        <translation>{early} 或更晚</translation>
    </message>
    <message>
        <source>{early} – {late}</source>
        <comment>report.out-between</comment>
        <translation>{early} – {late}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <comment>dates</comment>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>{hour}:{minute} AM</source>
        <comment>clock.am</comment>
        <translation>上午{hour}:{minute}</translation>
    </message>
    <message>
        <source>{hour}:{minute} PM</source>
        <comment>clock.pm</comment>
        <translation>下午{hour}:{minute}</translation>
    </message>
    <message>
        <source>{left} · {span}.</source>
        <comment>alert.reset.body</comment>
        <translation>{left} · {span}。</translation>
    </message>
    <message>
        <source>{left}. {lasts}.</source>
        <comment>alert.run-out.body</comment>
        <translation>{left}。{lasts}。</translation>
    </message>
    <message>
        <source>{low}–{high}</source>
        <comment>range</comment>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>{model} as the default would have cost about {amount} less over your last {days}.</source>
        <comment>advice.say.default</comment>
        <translation>如果默认使用 {model}，您最近 {days}的费用大约会少 {amount}。</translation>
    </message>
    <message>
        <source>{model} as the default would have saved</source>
        <comment>tip.default</comment>
        <translation>若默认使用 {model}，本可节省</translation>
    </message>
    <message>
        <source>{model} has cost you {percent} less for such work</source>
        <comment>advice.model.own</comment>
        <translation>此类工作用 {model}，您的费用少 {percent}</translation>
    </message>
    <message>
        <source>{model} has cost {percent} less for the same work in this tool</source>
        <comment>advice.model.measured</comment>
        <translation>在此工具中同样的工作用 {model} 费用少 {percent}</translation>
    </message>
    <message>
        <source>{model} has cost {percent} less in other tools</source>
        <comment>advice.model.elsewhere</comment>
        <translation>在其他工具中 {model} 费用少 {percent}</translation>
    </message>
    <message>
        <source>{model} has cost {percent} more for the same work</source>
        <comment>advice.model.dearer</comment>
        <translation>同样的工作用 {model} 费用多 {percent}</translation>
    </message>
    <message>
        <source>{model}: about {likely}.</source>
        <comment>advice.say.model</comment>
        <translation>{model}：约 {likely}。</translation>
    </message>
    <message>
        <source>{month} {day}</source>
        <comment>date.month-first</comment>
        <translation>{month}{day}日</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>date.month</comment>
        <translation>{year}年{month}</translation>
    </message>
    <message>
        <source>{name} could not be saved. Choose another folder.</source>
        <comment>file.other</comment>
        <translation>无法保存 {name}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{name} is not saved: nothing may be written there. Choose another folder.</source>
        <comment>file.right</comment>
        <translation>{name} 未保存：那里不允许写入。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{name} is not saved: there is no folder {folder}. Choose another one.</source>
        <comment>file.folder</comment>
        <translation>{name} 未保存：没有文件夹 {folder}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>{name} is not saved: there is no room left on that disk. Free some, or choose another.</source>
        <comment>file.room</comment>
        <translation>{name} 未保存：该磁盘已没有空间。请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>{n} %</source>
        <comment>percent</comment>
        <translation>{n}%</translation>
    </message>
    <message>
        <source>{n} B</source>
        <comment>billion</comment>
        <translation>{n} B</translation>
    </message>
    <message>
        <source>{n} M</source>
        <comment>million</comment>
        <translation>{n} M</translation>
    </message>
    <message>
        <source>{n} active day|{n} active days</source>
        <comment>history.active</comment>
        <translation>{n} 个活跃日</translation>
    </message>
    <message>
        <source>{n} credit|{n} credits</source>
        <comment>credits</comment>
        <translation>{n} 点</translation>
    </message>
    <message>
        <source>{n} day ago|{n} days ago</source>
        <comment>age.days</comment>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>{n} day|{n} days</source>
        <comment>span.days</comment>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} hour ago|{n} hours ago</source>
        <comment>age.hours</comment>
        <translation>{n} 小时前</translation>
    </message>
    <message>
        <source>{n} hour|{n} hours</source>
        <comment>span.hours</comment>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} line could not be read|{n} lines could not be read</source>
        <comment>malformed</comment>
        <translation>有 {n} 行无法读取</translation>
    </message>
    <message>
        <source>{n} min</source>
        <comment>progress.minutes</comment>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} min ago|{n} min ago</source>
        <comment>age.minutes</comment>
        <translation>{n} 分钟前</translation>
    </message>
    <message>
        <source>{n} minute|{n} minutes</source>
        <comment>span.minutes</comment>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} request|{n} requests</source>
        <comment>requests</comment>
        <translation>{n} 次请求</translation>
    </message>
    <message>
        <source>{n} s</source>
        <comment>progress.seconds</comment>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} token|{n} tokens</source>
        <comment>tokens</comment>
        <translation>{n} 个 token</translation>
    </message>
    <message>
        <source>{pace}: that would be {amount} by now.</source>
        <comment>report.even</comment>
        <translation>{pace}：到现在应为 {amount}。</translation>
    </message>
    <message>
        <source>{part} of it by the same day</source>
        <comment>report.before-part</comment>
        <translation>其中同期 {part}</translation>
    </message>
    <message>
        <source>{percent} less used than an even pace would have</source>
        <comment>pace.behind</comment>
        <translation>比均匀进度少用 {percent}</translation>
    </message>
    <message>
        <source>{percent} more used than an even pace would have</source>
        <comment>pace.ahead</comment>
        <translation>比均匀进度多用 {percent}</translation>
    </message>
    <message>
        <source>{percent} of the allowance</source>
        <comment>report.share</comment>
        <translation>额度的 {percent}</translation>
    </message>
    <message>
        <source>{percent} of the allowance, {time} of the time</source>
        <comment>report.share-time</comment>
        <translation>额度的 {percent}，时间的 {time}</translation>
    </message>
    <message>
        <source>{percent} of the tokens went to models that cost less than {dearest}: {models}.</source>
        <comment>report.cheaper</comment>
        <translation>{percent} 的 token 使用了比 {dearest} 便宜的模型：{models}。</translation>
    </message>
    <message>
        <source>{percent} of what the models read came from the cache, which costs a fraction.</source>
        <comment>report.cached</comment>
        <translation>模型读取内容的 {percent} 来自缓存，费用仅为一小部分。</translation>
    </message>
    <message>
        <source>{percent} used in {span}; an even pace would be at {pace}.</source>
        <comment>alert.pace.body</comment>
        <translation>{span}内已用 {percent}；均匀进度应为 {pace}。</translation>
    </message>
    <message>
        <source>{progress}, {left} left</source>
        <comment>progress.left</comment>
        <translation>{progress}，还需 {left}</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <comment>advice.say.reason</comment>
        <translation>{reason}。</translation>
    </message>
    <message>
        <source>{sentence} Before, {window}: {percent}.</source>
        <comment>report.against</comment>
        <translation>{sentence}上期（{window}）：{percent}。</translation>
    </message>
    <message>
        <source>{sentence} Figures from it may be old.</source>
        <comment>alert.source.body</comment>
        <translation>{sentence}来自它的数据可能已过时。</translation>
    </message>
    <message>
        <source>{share} less than {when} ({amount})</source>
        <comment>history.before-less</comment>
        <translation>比{when}少 {share}（{amount}）</translation>
    </message>
    <message>
        <source>{share} more than {when} ({amount})</source>
        <comment>history.before-more</comment>
        <translation>比{when}多 {share}（{amount}）</translation>
    </message>
    <message>
        <source>{some} of the last {n} day|{some} of the last {n} days</source>
        <comment>report.of-last</comment>
        <translation>最近 {n} 天中的 {some} 天</translation>
    </message>
    <message>
        <source>{some} of {n} day|{some} of {n} days</source>
        <comment>report.of-days</comment>
        <translation>{n} 天中的 {some} 天</translation>
    </message>
    <message>
        <source>{source}, as of {when}</source>
        <comment>why.stated</comment>
        <translation>{source}，{when}</translation>
    </message>
    <message>
        <source>{symbol}{number}</source>
        <comment>money</comment>
        <translation>{symbol}{number}</translation>
    </message>
    <message>
        <source>{title} has begun anew</source>
        <comment>alert.reset</comment>
        <translation>{title}已重新开始</translation>
    </message>
    <message>
        <source>{title} is going fast</source>
        <comment>alert.pace</comment>
        <translation>{title}消耗过快</translation>
    </message>
    <message>
        <source>{title} is used up</source>
        <comment>alert.spent</comment>
        <translation>{title}已用完</translation>
    </message>
    <message>
        <source>{title} may run out: {when}</source>
        <comment>alert.run-out</comment>
        <translation>{title}可能用完：{when}</translation>
    </message>
    <message>
        <source>{title} · {window}</source>
        <comment>report.about</comment>
        <translation>{title} · {window}</translation>
    </message>
    <message>
        <source>{title}: {amount} over</source>
        <comment>alert.over</comment>
        <translation>{title}：超出 {amount}</translation>
    </message>
    <message>
        <source>{title}: {percent} used</source>
        <comment>alert.threshold</comment>
        <translation>{title}：已用 {percent}</translation>
    </message>
    <message>
        <source>{tokens} of earlier context must be read again: about {amount} before any work</source>
        <comment>advice.fresh</comment>
        <translation>需要重新读取 {tokens} 的先前上下文：开工之前就约需 {amount}</translation>
    </message>
    <message>
        <source>{tokens} tokens are more than {model} can hold at once: split it</source>
        <comment>advice.window</comment>
        <translation>{tokens} 个 token 超出 {model} 一次能容纳的范围：请拆开来做</translation>
    </message>
    <message>
        <source>{tokens} went through a flat seat and cost nothing more.</source>
        <comment>report.flat</comment>
        <translation>{tokens} 通过固定席位使用，没有额外费用。</translation>
    </message>
    <message>
        <source>{weekday} {date}</source>
        <comment>date.weekday</comment>
        <translation>{date}{weekday}</translation>
    </message>
    <message>
        <source>{what} ({account})</source>
        <comment>why.account</comment>
        <translation>{what}（{account}）</translation>
    </message>
    <message>
        <source>{what}, corrected by {rate}</source>
        <comment>why.rate</comment>
        <translation>{what}，按 {rate} 修正</translation>
    </message>
    <message>
        <source>{what}: {note}</source>
        <comment>why.noted</comment>
        <translation>{what}：{note}</translation>
    </message>
    <message>
        <source>{when}: at least {amount}</source>
        <comment>history.before-at-least</comment>
        <translation>{when}：至少 {amount}</translation>
    </message>
    <message>
        <source>{when}: nothing</source>
        <comment>history.before-none</comment>
        <translation>{when}：没有使用</translation>
    </message>
    <message>
        <source>{when}: {amount}</source>
        <comment>history.before-was</comment>
        <translation>{when}：{amount}</translation>
    </message>
    <message>
        <source>{whole} instead of {limit}</source>
        <comment>report.ask-whole</comment>
        <translation>由 {limit} 提高到 {whole}</translation>
    </message>
</context>
<context>
    <name>Popup</name>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Allowances</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Back to my own data</source>
        <translation>回到我的数据</translation>
    </message>
    <message>
        <source>Before you start…</source>
        <translation>开始之前…</translation>
    </message>
    <message>
        <source>Each month, in US dollars. Other shapes, such as a week or a project, are under Other.</source>
        <translation>每月，以美元计。其他形式（如每周或按项目）在“其他”中。</translation>
    </message>
    <message>
        <source>Figures appear with the first use of an AI tool.</source>
        <translation>首次使用 AI 工具后即会出现数据。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No AI tool found yet</source>
        <translation>尚未找到 AI 工具</translation>
    </message>
    <message>
        <source>No warnings until {when}.</source>
        <translation>{when} 之前不提醒。</translation>
    </message>
    <message>
        <source>Nothing used yet</source>
        <translation>尚未使用</translation>
    </message>
    <message>
        <source>On GNOME, the extension AppIndicator Support brings tray icons back.</source>
        <translation>在 GNOME 上，扩展 AppIndicator Support 可恢复托盘图标。</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Put this advice away</source>
        <translation>收起这条建议</translation>
    </message>
    <message>
        <source>Reading logs</source>
        <translation>正在读取日志</translation>
    </message>
    <message>
        <source>Reading your logs</source>
        <translation>正在读取日志</translation>
    </message>
    <message>
        <source>Remainder reads the logs that AI tools keep here. It found none yet, and looks again by itself.</source>
        <translation>Remainder 读取 AI 工具保存在本机的日志。目前还没有找到，它会自动再次查找。</translation>
    </message>
    <message>
        <source>Sample data. None of this is yours.</source>
        <translation>示例数据。均不是您的。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show sample data</source>
        <translation>显示示例数据</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>The first figures follow in a moment.</source>
        <translation>首批数据马上就来。</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons, so Remainder stays in this window. Closed, it goes on warning you; start it again to see it.</source>
        <translation>此桌面不显示托盘图标，因此 Remainder 停留在此窗口中。关闭后仍会继续提醒；再次启动即可看到它。</translation>
    </message>
    <message>
        <source>This takes a moment the first time. Figures follow.</source>
        <translation>首次读取需要片刻，随后显示数据。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>What is your allowance?</source>
        <translation>您的额度是多少？</translation>
    </message>
    <message>
        <source>Where it went</source>
        <translation>用在何处</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>为什么是这个数字？</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>no project</source>
        <translation>无项目</translation>
    </message>
    <message>
        <source>of {amount}</source>
        <translation>共 {amount}</translation>
    </message>
    <message>
        <source>old figure, {age}</source>
        <translation>旧数据，{age}</translation>
    </message>
    <message>
        <source>updated {age}</source>
        <translation>{age}更新</translation>
    </message>
    <message>
        <source>{amount} dollars a month</source>
        <translation>每月 {amount} 美元</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>a part of its path is no folder</source>
        <translation>其路径的一部分不是文件夹</translation>
    </message>
    <message>
        <source>it cannot be written to there</source>
        <translation>该处无法写入</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>它不存在</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>它太大了</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>其链接形成了循环</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>其名称太长</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未说明原因</translation>
    </message>
    <message>
        <source>something else is there already</source>
        <translation>该处已有其他内容</translation>
    </message>
    <message>
        <source>something else is using it</source>
        <translation>正被其他程序使用</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk or its connection has a fault</source>
        <translation>磁盘或其连接有故障</translation>
    </message>
    <message>
        <source>the folder is not empty</source>
        <translation>文件夹不为空</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
</context>
<context>
    <name>Refusals</name>
    <message>
        <source> (did you mean {meant}?)</source>
        <translation>（是否想写 {meant}？）</translation>
    </message>
    <message>
        <source> (did you mean {prefix}{meant}?)</source>
        <translation>（是否想写 {prefix}{meant}？）</translation>
    </message>
    <message>
        <source> at its end</source>
        <translation>（在末尾）</translation>
    </message>
    <message>
        <source> at line {line}</source>
        <translation>（第 {line} 行）</translation>
    </message>
    <message>
        <source> from {low} to {high}</source>
        <translation>，范围 {low} 到 {high}</translation>
    </message>
    <message>
        <source>, not below {low}</source>
        <translation>，不小于 {low}</translation>
    </message>
    <message>
        <source>: a value in it is too large</source>
        <translation>（其中有一个值太大）</translation>
    </message>
    <message>
        <source>An allowance needs a key of letters, digits, - and _; nothing was changed.</source>
        <translation>额度的键名须由字母、数字、- 和 _ 组成；未作任何更改。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何更改。</translation>
    </message>
    <message>
        <source>Quiet hours need both warnings.quiet_from and warnings.quiet_until; until then there are none.</source>
        <translation>免打扰时段需要同时设置 warnings.quiet_from 和 warnings.quiet_until；在此之前不生效。</translation>
    </message>
    <message>
        <source>The allowance was not changed: {name} is wrong, {why}.</source>
        <translation>额度未更改：{name} 有误，{why}。</translation>
    </message>
    <message>
        <source>The allowance was not changed: {why}.</source>
        <translation>额度未更改：{why}。</translation>
    </message>
    <message>
        <source>The allowance {key} is left out until that is mended.</source>
        <translation>在改正之前，不采用额度 {key}。</translation>
    </message>
    <message>
        <source>The order of allowances is a list of their keys; nothing was changed.</source>
        <translation>额度的顺序应为其键名的列表；未作任何更改。</translation>
    </message>
    <message>
        <source>The settings file cannot be read{place}. The defaults are used, and the file is left as it is until it is mended.</source>
        <translation>设置文件无法读取{place}。现使用默认值，在改正之前不会改动该文件。</translation>
    </message>
    <message>
        <source>There is no allowance with the key &quot;{key}&quot;; nothing was changed.</source>
        <translation>没有键名为“{key}”的额度；未作任何更改。</translation>
    </message>
    <message>
        <source>This settings file is arranged in a way that cannot be changed safely from here. Nothing was changed; please make the change in the file itself.</source>
        <translation>此设置文件的写法无法由程序安全更改。未作任何更改；请直接在文件中修改。</translation>
    </message>
    <message>
        <source>Two allowances have the key &quot;{key}&quot;; the later one is left out until it has a key of its own.</source>
        <translation>有两个额度的键名都是“{key}”；后一个在有自己的键名之前不采用。</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>您的公司</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a rolling period needs a span longer than nothing</source>
        <translation>滚动周期的长度必须大于零</translation>
    </message>
    <message>
        <source>a span needs its first and its last day</source>
        <translation>日期区间需要起始日和结束日</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>allowance must be a list of tables: begin each with a line [[allowance]].</source>
        <translation>allowance 应为表的列表：每个以一行 [[allowance]] 开头。</translation>
    </message>
    <message>
        <source>allowed_hosts: &quot;{host}&quot; is no name of a host such as *.example.com. It is left out.</source>
        <translation>allowed_hosts：“{host}”不是 *.example.com 这样的主机名。已略去。</translation>
    </message>
    <message>
        <source>day of the month is 1 to 31, not {day}</source>
        <translation>月中的日期应为 1 到 31，而不是 {day}</translation>
    </message>
    <message>
        <source>it can be &quot;&quot; for what the system says, &quot;none&quot;, or an address such as http://proxy.example:3128 without a name or password</source>
        <translation>可以是 &quot;&quot;（按系统设置）、&quot;none&quot;，或 http://proxy.example:3128 这样不含用户名和密码的地址</translation>
    </message>
    <message>
        <source>it can be &quot;system&quot; or a time zone such as &quot;Europe/Berlin&quot;{hint}</source>
        <translation>可以是 &quot;system&quot; 或 &quot;Europe/Berlin&quot; 这样的时区{hint}</translation>
    </message>
    <message>
        <source>it can be a currency such as USD, or {units}{hint}</source>
        <translation>可以是 USD 这样的货币，或 {units}{hint}</translation>
    </message>
    <message>
        <source>it can be empty, or a key with Ctrl, Alt or Super, such as &quot;Ctrl+Alt+B&quot;</source>
        <translation>可留空，或为带 Ctrl、Alt 或 Super 的按键，例如“Ctrl+Alt+B”</translation>
    </message>
    <message>
        <source>it can be true or false</source>
        <translation>可以是 true 或 false</translation>
    </message>
    <message>
        <source>it can be {choices}{hint}</source>
        <translation>可以是 {choices}{hint}</translation>
    </message>
    <message>
        <source>it must be a day such as 2026-11-30, from {first_year} to {last_year}</source>
        <translation>必须是 2026-11-30 这样的日期，从 {first_year} 年到 {last_year} 年</translation>
    </message>
    <message>
        <source>it must be a list of texts such as [&quot;one&quot;, &quot;two&quot;]</source>
        <translation>必须是 [&quot;one&quot;, &quot;two&quot;] 这样的文本列表</translation>
    </message>
    <message>
        <source>it must be a list of whole numbers{range}, such as [50, 75, 90, 100]</source>
        <translation>必须是整数的列表{range}，例如 [50, 75, 90, 100]</translation>
    </message>
    <message>
        <source>it must be a list such as [{ day = 2026-11-30, amount = 100, note = &quot;why&quot; }]</source>
        <translation>必须是 [{ day = 2026-11-30, amount = 100, note = &quot;why&quot; }] 这样的列表</translation>
    </message>
    <message>
        <source>it must be a time such as &quot;22:00&quot;, or &quot;&quot; for none</source>
        <translation>必须是 &quot;22:00&quot; 这样的时间，或 &quot;&quot; 表示没有</translation>
    </message>
    <message>
        <source>it must be a whole number{range}</source>
        <translation>必须是整数{range}</translation>
    </message>
    <message>
        <source>it must be an address that begins with https://</source>
        <translation>必须是以 https:// 开头的地址</translation>
    </message>
    <message>
        <source>it must be an address that begins with https:// and holds no name or password (http:// only for this computer itself)</source>
        <translation>必须是以 https:// 开头且不含用户名和密码的地址（http:// 仅用于本机）</translation>
    </message>
    <message>
        <source>it must be an amount such as 250 or &quot;250.50&quot;{range}</source>
        <translation>必须是 250 或 &quot;250.50&quot; 这样的数额{range}</translation>
    </message>
    <message>
        <source>it must be text in quotes, on one line</source>
        <translation>必须是引号中的文本，写在一行内</translation>
    </message>
    <message>
        <source>locked.allowance must be a list of tables: begin each with [[locked.allowance]].</source>
        <translation>locked.allowance 应为表的列表：每个以 [[locked.allowance]] 开头。</translation>
    </message>
    <message>
        <source>locked.{prefix} must be a table. It is left out.</source>
        <translation>locked.{prefix} 应为表。已略去。</translation>
    </message>
    <message>
        <source>locked.{what}</source>
        <translation>locked.{what}</translation>
    </message>
    <message>
        <source>locked.{whole} is not a setting. It is left out.</source>
        <translation>locked.{whole} 不是设置项。已略去。</translation>
    </message>
    <message>
        <source>locked.{whole} is {value}: {why}. It is left out.</source>
        <translation>locked.{whole} 为 {value}：{why}。已略去。</translation>
    </message>
    <message>
        <source>not usable</source>
        <translation>无法使用的值</translation>
    </message>
    <message>
        <source>the last day ({last}) lies before the first ({first})</source>
        <translation>结束日（{last}）早于起始日（{first}）</translation>
    </message>
    <message>
        <source>the settings file knows rolling periods of whole hours only</source>
        <translation>设置文件只支持整小时的滚动周期</translation>
    </message>
    <message>
        <source>{form}; in one of them {why}</source>
        <translation>{form}；其中一项{why}</translation>
    </message>
    <message>
        <source>{name} cannot be &quot;{word}&quot;: {why}.</source>
        <translation>{name} 不能是“{word}”：{why}。</translation>
    </message>
    <message>
        <source>{name} has no effect with the period {period}.</source>
        <translation>{name} 对周期 {period} 不起作用。</translation>
    </message>
    <message>
        <source>{name} is not a setting.</source>
        <translation>{name} 不是设置项。</translation>
    </message>
    <message>
        <source>{name} is not a setting; did you mean {meant}?</source>
        <translation>{name} 不是设置项；是否想写 {meant}？</translation>
    </message>
    <message>
        <source>{name} is not a setting{hint}. It is left as it is.</source>
        <translation>{name} 不是设置项{hint}。保持原样。</translation>
    </message>
    <message>
        <source>{name} is not known{hint}. It is left out.</source>
        <translation>{name} 未知{hint}。已略去。</translation>
    </message>
    <message>
        <source>{name} is {value}: {why}.</source>
        <translation>{name} 为 {value}：{why}。</translation>
    </message>
    <message>
        <source>{name} is {value}: {why}. It is left out.</source>
        <translation>{name} 为 {value}：{why}。已略去。</translation>
    </message>
    <message>
        <source>{name} must be a table: begin it with a line [{name}].</source>
        <translation>{name} 应为表：以一行 [{name}] 开头。</translation>
    </message>
    <message>
        <source>{name} was not changed: {why}.</source>
        <translation>{name} 未更改：{why}。</translation>
    </message>
    <message>
        <source>{name}: {why}.</source>
        <translation>{name}：{why}。</translation>
    </message>
    <message>
        <source>{origin}: {what}</source>
        <translation>{origin}：{what}</translation>
    </message>
    <message>
        <source>{prefix}key must be of letters, digits, - and _; &quot;{key}&quot; is used.</source>
        <translation>{prefix}key 须由字母、数字、- 和 _ 组成；现使用“{key}”。</translation>
    </message>
    <message>
        <source>{some} or {last}</source>
        <translation>{some} 或 {last}</translation>
    </message>
    <message>
        <source>{what}.</source>
        <translation>{what}。</translation>
    </message>
    <message>
        <source>{who} has set {name} in {origin}. It can only be changed there.</source>
        <translation>{who} 在 {origin} 中设置了 {name}。只能在那里更改。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>AI allowance</source>
        <translation>AI 额度</translation>
    </message>
    <message>
        <source>Allowance</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Amount to ask for</source>
        <translation>申请金额</translation>
    </message>
    <message>
        <source>Ask for more</source>
        <translation>申请更多额度</translation>
    </message>
    <message>
        <source>Attach this to the mail: {path}</source>
        <translation>请将此文件附在邮件中：{path}</translation>
    </message>
    <message>
        <source>Copied as text.</source>
        <translation>已复制为文本。</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>Day by day</source>
        <translation>逐日情况</translation>
    </message>
    <message>
        <source>It is more than anybody can give.</source>
        <translation>没有人能给这么多。</translation>
    </message>
    <message>
        <source>It likely lasts: nothing is missing. Leave it empty to only tell how it stands.</source>
        <translation>多半够用：没有缺口。留空则只说明使用情况。</translation>
    </message>
    <message>
        <source>Names of projects</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>No mail program answered. The text is copied; the page is saved as {path}</source>
        <translation>没有邮件程序应答。文本已复制；页面已保存为 {path}</translation>
    </message>
    <message>
        <source>On the page</source>
        <translation>页面内容</translation>
    </message>
    <message>
        <source>Proposed from the likely end: {amount}.</source>
        <translation>根据期末预计建议：{amount}。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>The PDF needs a font, and this computer has none that Qt can find.</source>
        <translation>生成 PDF 需要字体，而 Qt 在本机找不到任何字体。</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>There is no allowance yet to report on.</source>
        <translation>还没有可以报告的额度。</translation>
    </message>
    <message>
        <source>There is no cap to compare with. Leave it empty to only tell how it stands.</source>
        <translation>没有可供比较的上限。留空则只说明使用情况。</translation>
    </message>
    <message>
        <source>Tools and models</source>
        <translation>工具与模型</translation>
    </message>
    <message>
        <source>What it is needed for, and what would have to wait without it</source>
        <translation>需要它做什么，没有它什么会被搁置</translation>
    </message>
    <message>
        <source>What keeps the cost down</source>
        <translation>控制费用的措施</translation>
    </message>
    <message>
        <source>Write mail</source>
        <translation>写邮件</translation>
    </message>
    <message>
        <source>{n} character too many: the page has room for {most}.|{n} characters too many: the page has room for {most}.</source>
        <translation>超出 {n} 个字符：页面最多容纳 {most} 个。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A currency such as USD, or what is counted.</source>
        <translation>货币（如 USD），或所计数的单位。</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>A file with your company&apos;s certificates (PEM), trusted beside the system&apos;s own; empty for none.</source>
        <translation>公司证书文件（PEM），在系统证书之外也受信任；留空表示没有。</translation>
    </message>
    <message>
        <source>A fresh session</source>
        <translation>开启新会话</translation>
    </message>
    <message>
        <source>A guideline</source>
        <translation>参考额度</translation>
    </message>
    <message>
        <source>A month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>A name, = and a folder or a pattern, such as Website = ~/src/site*; what is done there counts for that name. Others are called by their repository&apos;s folder.</source>
        <translation>名称、= 和文件夹或模式，例如 Website = ~/src/site*；在那里完成的工作计入该名称。其他项目以其代码库文件夹命名。</translation>
    </message>
    <message>
        <source>A policy of {company} holds here ({file}). {contact}</source>
        <translation>此处适用 {company} 的策略（{file}）。{contact}</translation>
    </message>
    <message>
        <source>A project with an end</source>
        <translation>有期限的项目</translation>
    </message>
    <message>
        <source>A project&apos;s folder</source>
        <translation>项目文件夹</translation>
    </message>
    <message>
        <source>A prompt that probably costs more than is left is held back; its text goes to the clipboard.</source>
        <translation>可能超出剩余额度的提示词会被拦下；其文本放到剪贴板。</translation>
    </message>
    <message>
        <source>A short name that stays: letters, digits, - and _. Absent: from the title.</source>
        <translation>固定的短名称：字母、数字、- 和 _。未填则取自名称。</translation>
    </message>
    <message>
        <source>A vessel that empties, a ring, the number, or a vessel in one colour.</source>
        <translation>逐渐变空的容器、圆环、数字，或单色容器。</translation>
    </message>
    <message>
        <source>A week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账户</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add to {list}</source>
        <translation>添加到{list}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Advise me</source>
        <translation>给我建议</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Allowance in the tray</source>
        <translation>托盘显示的额度</translation>
    </message>
    <message>
        <source>Allowances</source>
        <translation>额度</translation>
    </message>
    <message>
        <source>Also asks for today&apos;s requests, for an allowance by the day.</source>
        <translation>还会查询今天的请求，用于按天的额度。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Answered at {time}, in {seconds} s.</source>
        <translation>{time} 已应答，用时 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As it is shown.</source>
        <translation>显示的名称。</translation>
    </message>
    <message>
        <source>As it would stand now</source>
        <translation>目前会是这样</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>As x-api-key, or as a bearer token that a gateway gave to your group.</source>
        <translation>作为 x-api-key，或作为网关发给您所在组的 Bearer 令牌。</translation>
    </message>
    <message>
        <source>Ask this source</source>
        <translation>查询此来源</translation>
    </message>
    <message>
        <source>Ask {source}</source>
        <translation>查询 {source}</translation>
    </message>
    <message>
        <source>Asked at {time}: {sentence}</source>
        <translation>{time} 询问：{sentence}</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Asks for the public price list once a day. It sends nothing about you; off, the prices that came with the program are used.</source>
        <translation>每天查询一次公开价目表。不发送任何关于您的信息；关闭时使用程序自带的价格。</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Bearer</source>
        <translation>Bearer</translation>
    </message>
    <message>
        <source>Bedrock</source>
        <translation>Bedrock</translation>
    </message>
    <message>
        <source>Before costly work, where a saving is worth the interruption: at most twice a day.</source>
        <translation>在昂贵的工作之前，当节省值得打扰时：每天最多两次。</translation>
    </message>
    <message>
        <source>By address</source>
        <translation>按地址</translation>
    </message>
    <message>
        <source>By pattern, such as *opus*</source>
        <translation>按模式，例如 *opus*</translation>
    </message>
    <message>
        <source>By use through a seat, a flat seat, an API key, a gateway, Bedrock, Vertex or Foundry; auto finds out.</source>
        <translation>通过席位按用量、固定席位、API 密钥、网关、Bedrock、Vertex 或 Foundry；auto 会自动判断。</translation>
    </message>
    <message>
        <source>By use through a seat, a flat seat, or an API key; auto finds out.</source>
        <translation>通过席位按用量、固定席位或 API 密钥；auto 会自动判断。</translation>
    </message>
    <message>
        <source>By what amounts are divided: 100 where they are cents. 1 for what the preset has.</source>
        <translation>金额的除数：以分为单位时为 100。1 表示采用预设值。</translation>
    </message>
    <message>
        <source>Cannot be asked</source>
        <translation>无法查询</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核对日期</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Claude-spend-limits</source>
        <translation>Claude 支出限额</translation>
    </message>
    <message>
        <source>Cny</source>
        <translation>CNY</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Commas between them; * and ? stand for anything.</source>
        <translation>用逗号分隔；* 和 ? 为通配符。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Credits a month</source>
        <translation>每月点数</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Cursor&apos;s own; no other is asked.</source>
        <translation>Cursor 自己的地址；不查询其他地址。</translation>
    </message>
    <message>
        <source>Cursor&apos;s state</source>
        <translation>Cursor 的状态文件</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Daily allowance</source>
        <translation>每日额度</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Day of the month</source>
        <translation>每月几号</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details of {source}</source>
        <translation>{source} 的详情</translation>
    </message>
    <message>
        <source>Divisor</source>
        <translation>除数</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Each day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Each month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Each week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>En</source>
        <translation>English</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Everything stays on this computer. Requests go only to the sources that you switched on.</source>
        <translation>一切都保留在本机。请求只发往您开启的来源。</translation>
    </message>
    <message>
        <source>Export everything</source>
        <translation>导出全部</translation>
    </message>
    <message>
        <source>Export everything…</source>
        <translation>导出全部…</translation>
    </message>
    <message>
        <source>Extras</source>
        <translation>额外额度</translation>
    </message>
    <message>
        <source>Favourite models</source>
        <translation>偏好的模型</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Fill in the chat</source>
        <translation>预填聊天</translation>
    </message>
    <message>
        <source>Find a source</source>
        <translation>查找来源</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>First day of the week</source>
        <translation>每周的第一天</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Folders or names of projects in which nothing is suggested, only said what does not fit.</source>
        <translation>在这些文件夹或项目里不提建议，只在额度不够时提醒。</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Foundry</source>
        <translation>Foundry</translation>
    </message>
    <message>
        <source>Free chat</source>
        <translation>免费聊天</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>From one day to another</source>
        <translation>从某日到某日</translation>
    </message>
    <message>
        <source>From which day on use counts; empty for all there is.</source>
        <translation>从哪一天起计入用量；留空表示全部。</translation>
    </message>
    <message>
        <source>From which use counts.</source>
        <translation>从这一天起计入用量。</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Github-budget</source>
        <translation>GitHub 预算</translation>
    </message>
    <message>
        <source>Google Cloud project</source>
        <translation>Google Cloud 项目</translation>
    </message>
    <message>
        <source>Google&apos;s own; no other is asked.</source>
        <translation>Google 自己的地址；不查询其他地址。</translation>
    </message>
    <message>
        <source>Handed to this computer&apos;s keyring.</source>
        <translation>已交给本机密钥环。</translation>
    </message>
    <message>
        <source>Hard cap</source>
        <translation>硬性上限</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>How far back is counted.</source>
        <translation>向前统计多长时间。</translation>
    </message>
    <message>
        <source>How it is billed</source>
        <translation>计费方式</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>工作方式</translation>
    </message>
    <message>
        <source>How much there is in each period; absent for no cap.</source>
        <translation>每个周期有多少；未填表示无上限。</translation>
    </message>
    <message>
        <source>How much there is in each period; empty for no cap.</source>
        <translation>每个周期有多少；留空表示无上限。</translation>
    </message>
    <message>
        <source>How often it begins anew.</source>
        <translation>多久重新开始一次。</translation>
    </message>
    <message>
        <source>How often it begins anew; span is from one day to another, standing never begins anew.</source>
        <translation>多久重新开始；span 为从某日到某日，standing 永不重新开始。</translation>
    </message>
    <message>
        <source>How the key is sent</source>
        <translation>密钥的发送方式</translation>
    </message>
    <message>
        <source>How {source} is asked</source>
        <translation>如何查询 {source}</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>In this computer&apos;s keyring under the name “remainder”, for sources that need one: {names}.</source>
        <translation>在本机密钥环中，名称为“remainder”，用于需要密钥的来源：{names}。</translation>
    </message>
    <message>
        <source>In which days, weeks and months begin; empty for this computer&apos;s.</source>
        <translation>日、周、月按此时区开始；留空则与这台电脑一致。</translation>
    </message>
    <message>
        <source>In which days, weeks and months begin; system follows this computer.</source>
        <translation>日、周、月起始所依据的时区；system 跟随本机。</translation>
    </message>
    <message>
        <source>In which the key is sent; empty for Authorization: Bearer.</source>
        <translation>用于发送密钥的请求头；留空为 Authorization: Bearer。</translation>
    </message>
    <message>
        <source>Interrupt from</source>
        <translation>打扰起点</translation>
    </message>
    <message>
        <source>It asks to be left alone until {time}.</source>
        <translation>它要求在 {time} 之前不要询问。</translation>
    </message>
    <message>
        <source>It can only be changed in {file}.</source>
        <translation>只能在 {file} 中更改。</translation>
    </message>
    <message>
        <source>It could not be looked at.</source>
        <translation>无法检查。</translation>
    </message>
    <message>
        <source>It counts as well.</source>
        <translation>这一天也计入。</translation>
    </message>
    <message>
        <source>It follows once every field is right.</source>
        <translation>各字段都正确后即会显示。</translation>
    </message>
    <message>
        <source>It is being counted.</source>
        <translation>正在计算。</translation>
    </message>
    <message>
        <source>It is removed from this computer&apos;s keyring.</source>
        <translation>已从本机密钥环中删除。</translation>
    </message>
    <message>
        <source>JMESPath for a list of budgets; the others apply to each of its entries. Empty for what the preset has.</source>
        <translation>预算列表的 JMESPath；其他表达式应用于其中每一项。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for daily, weekly, monthly, or with an end such as 30d. Empty for what the preset has.</source>
        <translation>周期的 JMESPath：daily、weekly、monthly，或如 30d 的时长。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for the budget&apos;s name. Empty for what the preset has.</source>
        <translation>预算名称的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for the currency, or for tokens, requests, credits. Empty for what the preset has.</source>
        <translation>货币或 tokens、requests、credits 的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for the instant of the figures. Empty for what the preset has.</source>
        <translation>数据时刻的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for the limit. Empty for what the preset has.</source>
        <translation>限额的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for what is left, where use or limit is not told. Empty for what the preset has.</source>
        <translation>未提供用量或限额时，剩余量的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for what is used. Empty for what the preset has.</source>
        <translation>用量的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for when it ends. Empty for what the preset has.</source>
        <translation>结束时间的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for when the period began. Empty for what the preset has.</source>
        <translation>周期开始时间的 JMESPath。留空采用预设值。</translation>
    </message>
    <message>
        <source>JMESPath for whose spend it is, as the tools&apos; logs name it. Empty for what the preset has.</source>
        <translation>支出归属账户的 JMESPath，按工具日志中的名称。留空采用预设值。</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Keep prices fresh</source>
        <translation>保持价格最新</translation>
    </message>
    <message>
        <source>Kept in memory until Remainder ends; for computers without a usable keyring.</source>
        <translation>在 Remainder 结束前保存在内存中；用于没有可用密钥环的计算机。</translation>
    </message>
    <message>
        <source>Kept until Remainder ends.</source>
        <translation>保存到 Remainder 结束。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键名</translation>
    </message>
    <message>
        <source>Key for “Before you start”</source>
        <translation>“开始之前”的快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Litellm-key</source>
        <translation>LiteLLM 密钥</translation>
    </message>
    <message>
        <source>Logs on this computer</source>
        <translation>本机日志</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新检查</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>MADE WITH</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>Model to probe</source>
        <translation>探测用模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Mono</source>
        <translation>单色</translation>
    </message>
    <message>
        <source>Monthly</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Monthly allowance</source>
        <translation>每月额度</translation>
    </message>
    <message>
        <source>Moonshot does not name it: dollars, or yuan at an address that ends in .cn, unless set here.</source>
        <translation>Moonshot 不说明货币：除非在此设置，默认为美元；地址以 .cn 结尾时为人民币。</translation>
    </message>
    <message>
        <source>More (or, below zero, less) in the one period that holds the day.</source>
        <translation>仅在包含该日的那个周期内增加（负数为减少）。</translation>
    </message>
    <message>
        <source>More for one time</source>
        <translation>一次性增加</translation>
    </message>
    <message>
        <source>More home folders</source>
        <translation>更多主文件夹</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Names of projects</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Nearest to running out</source>
        <translation>最接近用完的</translation>
    </message>
    <message>
        <source>No cap, only watch</source>
        <translation>无上限，仅观察</translation>
    </message>
    <message>
        <source>No files found</source>
        <translation>未找到文件</translation>
    </message>
    <message>
        <source>No notifications from this time of day on.</source>
        <translation>从这个时间起不通知。</translation>
    </message>
    <message>
        <source>None yet. Add the one that you were given; this month&apos;s use is shown without it.</source>
        <translation>还没有。请添加您得到的额度；没有它也会显示本月的使用。</translation>
    </message>
    <message>
        <source>Not kept yet: tick at least one, or choose All.</source>
        <translation>尚未保存：请至少勾选一项，或选择“全部”。</translation>
    </message>
    <message>
        <source>Not kept yet: {reason}.</source>
        <translation>尚未保存：{reason}。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Nothing is known yet. What advice promises is held against what the work then costs.</source>
        <translation>尚无结果。建议所预计的节省会与之后的实际花费对照。</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>Nothing on this computer counts towards it in this time.</source>
        <translation>本机在这段时间内没有计入的用量。</translation>
    </message>
    <message>
        <source>Nothing that was used in this time matches.</source>
        <translation>这段时间内没有匹配的用量。</translation>
    </message>
    <message>
        <source>Notifications again from this time of day on.</source>
        <translation>从这个时间起恢复通知。</translation>
    </message>
    <message>
        <source>Notifications of any kind.</source>
        <translation>任何类型的通知。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Of a GitHub app with device flow, such as your company&apos;s; it allows signing in in the browser.</source>
        <translation>支持设备流程的 GitHub 应用（例如贵公司的）；可在浏览器中登录。</translation>
    </message>
    <message>
        <source>Of the popup and the windows.</source>
        <translation>用于弹窗和各窗口。</translation>
    </message>
    <message>
        <source>Of the popup and the windows; system follows the desktop.</source>
        <translation>弹出窗口和各窗口的配色；system 跟随桌面。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Off: the one that is nearest to running out.</source>
        <translation>关：最接近用完的那个。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>On which it begins anew.</source>
        <translation>在这一天重新开始。</translation>
    </message>
    <message>
        <source>On which it begins anew; in a shorter month, on its last day.</source>
        <translation>在这一天重新开始；较短的月份则在其最后一天。</translation>
    </message>
    <message>
        <source>On: work stops at the limit. Off: a guideline.</source>
        <translation>开：达到限额即停止工作。关：仅作参考。</translation>
    </message>
    <message>
        <source>Once, and beside it</source>
        <translation>一次性与附加</translation>
    </message>
    <message>
        <source>One pot, never anew</source>
        <translation>一笔总额，不重置</translation>
    </message>
    <message>
        <source>Only for a company at ghe.com: https://api.SUBDOMAIN.ghe.com.</source>
        <translation>仅用于 ghe.com 上的公司：https://api.SUBDOMAIN.ghe.com。</translation>
    </message>
    <message>
        <source>Only for a key that may not ask about itself: then a request without any message is sent for this model. The gateway passes it on, the model&apos;s vendor turns it away, nothing is charged, and the budget stands in the answer. Empty for never.</source>
        <translation>仅用于不能查询自身的密钥：此时会针对该模型发送一个不含消息的请求。网关转发后被模型服务商拒绝，不产生费用，而应答中带有预算。留空表示从不。</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>仅这些</translation>
    </message>
    <message>
        <source>Only where no vendor and no log tells it. It stands until the allowance begins anew; what local logs show from now on is added to it.</source>
        <translation>仅在没有服务商和日志提供时使用。它在额度重新开始前一直有效；此后本地日志显示的用量会加到它上面。</translation>
    </message>
    <message>
        <source>Only where today&apos;s spend stays 0 in a team: the number in the address of the team&apos;s dashboard.</source>
        <translation>仅当团队中今日花费始终为 0 时：团队仪表板地址中的数字。</translation>
    </message>
    <message>
        <source>Only where your company runs Portkey itself.</source>
        <translation>仅当贵公司自行运行 Portkey 时。</translation>
    </message>
    <message>
        <source>Only where your company runs a relay of its own.</source>
        <translation>仅当贵公司自行运行中转服务时。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Openrouter-key</source>
        <translation>OpenRouter 密钥</translation>
    </message>
    <message>
        <source>Opens that window from any program, such as Ctrl+Alt+B; empty for none. Where the desktop gives programs keys: KDE Plasma, GNOME from 48 on, Windows.</source>
        <translation>在任何程序中打开该窗口，例如 Ctrl+Alt+B；留空则不设。适用于允许程序占用快捷键的桌面：KDE Plasma、GNOME 48 起、Windows。</translation>
    </message>
    <message>
        <source>Opens the chat with a short prompt already in its box. An address is kept in the browser&apos;s history and in a proxy&apos;s logs; off, the prompt is on the clipboard alone.</source>
        <translation>打开聊天时已填好简短的提示词。地址会留在浏览器历史和代理日志中；关闭时提示词只在剪贴板上。</translation>
    </message>
    <message>
        <source>Other expenses</source>
        <translation>其他支出</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>其他模型</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Paste a key first.</source>
        <translation>请先粘贴密钥。</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>粘贴到这里</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Paths, versions, logs and anything that is wrong. No key and no prompt is in it.</source>
        <translation>路径、版本、日志以及任何问题。其中没有密钥，也没有提示词。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Prepaid</source>
        <translation>预付</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Projects without advice</source>
        <translation>不提建议的项目</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Public price lists, fetched only if you switched that on.</source>
        <translation>公开价目表，仅在您开启时获取。</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>免打扰开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>免打扰结束</translation>
    </message>
    <message>
        <source>Registration (client ID)</source>
        <translation>应用注册（client ID）</translation>
    </message>
    <message>
        <source>Remainder</source>
        <translation>Remainder</translation>
    </message>
    <message>
        <source>Remainder settings</source>
        <translation>Remainder 设置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove everything</source>
        <translation>删除全部</translation>
    </message>
    <message>
        <source>Remove everything…</source>
        <translation>删除全部…</translation>
    </message>
    <message>
        <source>Remove from {list}</source>
        <translation>从{list}中删除</translation>
    </message>
    <message>
        <source>Requests a month</source>
        <translation>每月请求</translation>
    </message>
    <message>
        <source>Requests go to it only when this is on.</source>
        <translation>仅在开启时才向它发送请求。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>Rolling</source>
        <translation>滚动</translation>
    </message>
    <message>
        <source>Run-out</source>
        <translation>用完</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Set by {company}</source>
        <translation>由 {company} 设定</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings, figures, journal and keys are removed from this computer, and Remainder ends. What your tools keep themselves stays. This cannot be undone.</source>
        <translation>设置、数据、日志和密钥将从本机删除，Remainder 随即结束。您的工具自己保存的内容不受影响。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Shares in use at which to warn; absent for those of the page Warnings.</source>
        <translation>用到这些比例时提醒；未填则采用“提醒”页的设置。</translation>
    </message>
    <message>
        <source>Shares in use at which to warn; empty for those of the page Warnings.</source>
        <translation>用到这些比例时提醒；留空则采用“提醒”页的设置。</translation>
    </message>
    <message>
        <source>Shares of an allowance in use at which to warn; an allowance may have its own.</source>
        <translation>额度用到这些比例时提醒；每个额度可有自己的设置。</translation>
    </message>
    <message>
        <source>Show the first steps</source>
        <translation>显示入门步骤</translation>
    </message>
    <message>
        <source>Show this one in the tray</source>
        <translation>在托盘中显示这个</translation>
    </message>
    <message>
        <source>Shows the tray icon from the start.</source>
        <translation>一登录就显示托盘图标。</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>自</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Spent so far</source>
        <translation>至今花费</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Start when I sign in</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>Stop what does not fit</source>
        <translation>拦下超出的工作</translation>
    </message>
    <message>
        <source>Such as that of another system on this computer; the tools&apos; logs are looked for there as well. With a tool&apos;s name and = before it, a folder with that tool&apos;s logs alone.</source>
        <translation>例如本机另一个系统的主文件夹；也会在那里查找工具日志。前面加上工具名和 =，则为仅含该工具日志的文件夹。</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Talks to</source>
        <translation>连接到</translation>
    </message>
    <message>
        <source>Team number</source>
        <translation>团队编号</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test {source}</source>
        <translation>测试 {source}</translation>
    </message>
    <message>
        <source>The colour of the bar behind the icon. “Either” brings a ground of its own.</source>
        <translation>图标所在面板的颜色。“自动”会带上自己的底色。</translation>
    </message>
    <message>
        <source>The colour of the bar behind the icon; auto brings a ground of its own and reads on either.</source>
        <translation>图标所在面板的颜色；auto 自带底色，在任何面板上都清晰。</translation>
    </message>
    <message>
        <source>The file state.vscdb, only where Cursor keeps it in an unusual place.</source>
        <translation>state.vscdb 文件，仅当 Cursor 将其放在不寻常的位置时填写。</translation>
    </message>
    <message>
        <source>The id of the one account to ask about; empty for every account that the key may see.</source>
        <translation>要查询的账户 id；留空表示密钥可见的所有账户。</translation>
    </message>
    <message>
        <source>The key of the allowance that the icon shows; empty for the one nearest to running out.</source>
        <translation>图标所显示额度的键名；留空表示最接近用完的那个。</translation>
    </message>
    <message>
        <source>The last hours</source>
        <translation>最近几小时</translation>
    </message>
    <message>
        <source>The path of claude; empty for the one that is found.</source>
        <translation>claude 的路径；留空则使用找到的程序。</translation>
    </message>
    <message>
        <source>The path of codex; empty for the one that is found.</source>
        <translation>codex 的路径；留空则使用找到的程序。</translation>
    </message>
    <message>
        <source>The path of grok; empty for the one that is found.</source>
        <translation>grok 的路径；留空则使用找到的程序。</translation>
    </message>
    <message>
        <source>The project that holds your seat, only where Google asks for one.</source>
        <translation>您的席位所在的项目，仅当 Google 要求时填写。</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>The saving in USD from which on advice interrupts; never for less than 15 % of today&apos;s share.</source>
        <translation>节省达到多少美元才打扰；不会低于今日份额的 15%。</translation>
    </message>
    <message>
        <source>The workspace&apos;s short name; only needed with a key of the whole organisation.</source>
        <translation>工作区的短名称；仅在使用整个组织的密钥时需要。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This run only</source>
        <translation>仅本次运行</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Today&apos;s spend</source>
        <translation>今日花费</translation>
    </message>
    <message>
        <source>Tokens a day</source>
        <translation>每天 token</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tools left out</source>
        <translation>不读取的工具</translation>
    </message>
    <message>
        <source>Tools whose logs are not read.</source>
        <translation>不读取其日志的工具。</translation>
    </message>
    <message>
        <source>Try a warning</source>
        <translation>试一次提醒</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Type an amount first.</source>
        <translation>请先输入金额。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Usd</source>
        <translation>USD</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>Vertex</source>
        <translation>Vertex</translation>
    </message>
    <message>
        <source>Vessel</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Vessel in one colour</source>
        <translation>单色容器</translation>
    </message>
    <message>
        <source>WHAT CAME OF IT</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>WHAT WAS SAID</source>
        <translation>提醒记录</translation>
    </message>
    <message>
        <source>Warn me</source>
        <translation>提醒我</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Weekly allowance</source>
        <translation>每周额度</translation>
    </message>
    <message>
        <source>Weighed first against the model that is set, by the names that the tools give them.</source>
        <translation>优先与当前模型比较的模型，使用工具中的名称。</translation>
    </message>
    <message>
        <source>Welcome shown</source>
        <translation>已显示欢迎页</translation>
    </message>
    <message>
        <source>What Gemini CLI uses on this computer: a seat, an API key or Vertex; auto finds it out.</source>
        <translation>Gemini CLI 在本机的使用方式：席位、API 密钥或 Vertex；auto 会自动判断。</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>计入范围</translation>
    </message>
    <message>
        <source>What else is paid from it, such as travel.</source>
        <translation>从中支付的其他费用，例如差旅。</translation>
    </message>
    <message>
        <source>What else was paid from it, such as travel, on that day.</source>
        <translation>当天从中支付的其他费用，例如差旅。</translation>
    </message>
    <message>
        <source>What is asked there, such as /me or /me?team=7.</source>
        <translation>在那里查询的路径，例如 /me 或 /me?team=7。</translation>
    </message>
    <message>
        <source>What remains of your AI allowance, at a glance.</source>
        <translation>一眼看清您的 AI 额度还剩多少。</translation>
    </message>
    <message>
        <source>What requests go through, such as http://proxy.example:3128; “none” for no proxy, empty for this computer&apos;s.</source>
        <translation>请求经由的代理，例如 http://proxy.example:3128；“none”表示不用代理，留空则与这台电脑一致。</translation>
    </message>
    <message>
        <source>What requests go through: empty for what the system says, none for no proxy, or an address such as http://proxy.example:3128.</source>
        <translation>请求经过的代理：留空采用系统设置，none 表示不用代理，或填写地址，例如 http://proxy.example:3128。</translation>
    </message>
    <message>
        <source>What the answer looks like: remainder is the recommended one, own leaves it to the expressions.</source>
        <translation>应答的格式：推荐 remainder；own 表示由表达式决定。</translation>
    </message>
    <message>
        <source>What the program did and what went wrong; keys are left out.</source>
        <translation>程序做了什么、出了什么问题；不含密钥。</translation>
    </message>
    <message>
        <source>What was approved for one period, the one that holds the day.</source>
        <translation>为包含该日的那个周期批准的额度。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>提醒记录</translation>
    </message>
    <message>
        <source>What was typed as spent so far</source>
        <translation>手工填写的至今花费</translation>
    </message>
    <message>
        <source>What was typed is forgotten.</source>
        <translation>填写的内容已忘记。</translation>
    </message>
    <message>
        <source>What windows, notifications and commands speak.</source>
        <translation>窗口、通知和命令所用的语言。</translation>
    </message>
    <message>
        <source>What windows, notifications and commands speak; system follows this computer.</source>
        <translation>窗口、通知和命令使用的语言；system 跟随本机。</translation>
    </message>
    <message>
        <source>What you chose: a text file that you may read and change.</source>
        <translation>您的选择：一个可以阅读和修改的文本文件。</translation>
    </message>
    <message>
        <source>What you were given. Several at once are fine; each keeps its own windows.</source>
        <translation>您得到的额度。可以同时有多个；各自按自己的周期计算。</translation>
    </message>
    <message>
        <source>What your calls are traced with as userId; empty for the whole project.</source>
        <translation>您的调用在跟踪中使用的 userId；留空表示整个项目。</translation>
    </message>
    <message>
        <source>What your calls send as Helicone-User-Id; empty for the whole organisation.</source>
        <translation>您的调用发送的 Helicone-User-Id；留空表示整个组织。</translation>
    </message>
    <message>
        <source>What your requests send as _user in their metadata; empty for the whole workspace.</source>
        <translation>您的请求在元数据中发送的 _user；留空表示整个工作区。</translation>
    </message>
    <message>
        <source>When a new day, week or month begins with a full allowance.</source>
        <translation>当新的一天、一周或一月以完整额度开始时。</translation>
    </message>
    <message>
        <source>When a source has given no answer for long.</source>
        <translation>当某个来源长时间没有应答时。</translation>
    </message>
    <message>
        <source>When a tool was used, with which model and how many tokens; what vendors told. No text of a prompt or an answer.</source>
        <translation>何时使用了工具、哪个模型、多少 token；服务商提供的数据。没有提示词或回答的文本。</translation>
    </message>
    <message>
        <source>When much is used early.</source>
        <translation>当前期使用过多时。</translation>
    </message>
    <message>
        <source>When the allowance will probably end before its time.</source>
        <translation>当额度可能提前用完时。</translation>
    </message>
    <message>
        <source>Where the answer names no currency.</source>
        <translation>用于应答未注明货币时。</translation>
    </message>
    <message>
        <source>Where the figures come from. Each source is off until you switch it on. Keys lie in this computer&apos;s keyring and nowhere else.</source>
        <translation>数据从何而来。每个来源默认关闭，由您开启。密钥只保存在本机密钥环中。</translation>
    </message>
    <message>
        <source>Where your company&apos;s relay is, without any question.</source>
        <translation>贵公司中转服务的地址，不含查询部分。</translation>
    </message>
    <message>
        <source>Where your project is: https://us.cloud.langfuse.com in the US region, or your company&apos;s own.</source>
        <translation>您的项目所在地址：美国区为 https://us.cloud.langfuse.com，或贵公司自己的地址。</translation>
    </message>
    <message>
        <source>Whether a cheaper model is suggested where one has cost less for the same work.</source>
        <translation>同样的工作有更省的模型时，是否建议换用。</translation>
    </message>
    <message>
        <source>Whether a new session is suggested where an old one must be read again.</source>
        <translation>旧会话需要重新读取时，是否建议开启新会话。</translation>
    </message>
    <message>
        <source>Whether the free Microsoft 365 Copilot Chat is offered for work that needs no files.</source>
        <translation>对不需要文件的工作，是否建议使用免费的 Microsoft 365 Copilot Chat。</translation>
    </message>
    <message>
        <source>Whether the three pages of the first start were shown; off, they come once more while no allowance is set.</source>
        <translation>首次启动的三页是否已显示；关闭后，在未设置额度时会再显示一次。</translation>
    </message>
    <message>
        <source>Which accounts count</source>
        <translation>计入哪些账户</translation>
    </message>
    <message>
        <source>Which accounts count. Empty for any; * and ? stand for anything.</source>
        <translation>计入哪些账户。留空表示全部；* 和 ? 为通配符。</translation>
    </message>
    <message>
        <source>Which models count</source>
        <translation>计入哪些模型</translation>
    </message>
    <message>
        <source>Which models count. Empty for any; * and ? stand for anything.</source>
        <translation>计入哪些模型。留空表示全部；* 和 ? 为通配符。</translation>
    </message>
    <message>
        <source>Which one the icon shows.</source>
        <translation>图标显示哪一个。</translation>
    </message>
    <message>
        <source>Which projects count</source>
        <translation>计入哪些项目</translation>
    </message>
    <message>
        <source>Which projects count. Empty for any; * and ? stand for anything.</source>
        <translation>计入哪些项目。留空表示全部；* 和 ? 为通配符。</translation>
    </message>
    <message>
        <source>Which tools count</source>
        <translation>计入哪些工具</translation>
    </message>
    <message>
        <source>Which tools count. Empty for any; * and ? stand for anything.</source>
        <translation>计入哪些工具。留空表示全部；* 和 ? 为通配符。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>适用对象</translation>
    </message>
    <message>
        <source>Why the number of {source} is so</source>
        <translation>{source} 的数字为什么是这样</translation>
    </message>
    <message>
        <source>Why this number?</source>
        <translation>为什么是这个数字？</translation>
    </message>
    <message>
        <source>With monthly: the day on which it begins anew; in a shorter month, its last day.</source>
        <translation>用于每月：重新开始的日期；较短的月份为其最后一天。</translation>
    </message>
    <message>
        <source>With rolling: how far back is counted.</source>
        <translation>用于滚动：向前计算多久。</translation>
    </message>
    <message>
        <source>With span.</source>
        <translation>用于时段。</translation>
    </message>
    <message>
        <source>With span; it counts as well.</source>
        <translation>用于时段；当天也计入。</translation>
    </message>
    <message>
        <source>With standing: from which day on use counts; absent for ever.</source>
        <translation>用于长期：从哪一天起计入；未填表示一直计入。</translation>
    </message>
    <message>
        <source>With weekly.</source>
        <translation>用于每周。</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>X-api-key</source>
        <translation>x-api-key</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Your company&apos;s gateway, as your tools have it; with or without /v1 at its end.</source>
        <translation>贵公司的网关，与工具中的设置相同；结尾有无 /v1 均可。</translation>
    </message>
    <message>
        <source>Your company&apos;s gateway; unchanged for Claude Enterprise.</source>
        <translation>贵公司的网关；Claude Enterprise 无需更改。</translation>
    </message>
    <message>
        <source>Your e-mail address, or your user id (faster in a large organisation).</source>
        <translation>您的电子邮件地址，或用户 id（在大型组织中更快）。</translation>
    </message>
    <message>
        <source>Your user id</source>
        <translation>您的用户 id</translation>
    </message>
    <message>
        <source>Your user mark</source>
        <translation>您的用户标记</translation>
    </message>
    <message>
        <source>Zh-cn</source>
        <translation>中文（简体）</translation>
    </message>
    <message>
        <source>as on the page Warnings</source>
        <translation>与“提醒”页一致</translation>
    </message>
    <message>
        <source>as this computer</source>
        <translation>与这台电脑一致</translation>
    </message>
    <message>
        <source>each day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>each week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>https://api.moonshot.cn for an account in China; else only where your company runs a relay.</source>
        <translation>中国账户为 https://api.moonshot.cn；否则仅当贵公司运行中转服务时填写。</translation>
    </message>
    <message>
        <source>https://eu.api.helicone.ai in the European region, or your company&apos;s own.</source>
        <translation>欧洲区为 https://eu.api.helicone.ai，或贵公司自己的地址。</translation>
    </message>
    <message>
        <source>in the last {span}</source>
        <translation>最近 {span}</translation>
    </message>
    <message>
        <source>in the tray</source>
        <translation>托盘中</translation>
    </message>
    <message>
        <source>no cap</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none is switched on</source>
        <translation>未开启任何来源</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>到 {date}</translation>
    </message>
    <message>
        <source>whole percents from {low} to {high}, such as 50, 75, 90, 100</source>
        <translation>{low} 到 {high} 之间的整数百分比，例如 50, 75, 90, 100</translation>
    </message>
    <message>
        <source>your company</source>
        <translation>贵公司</translation>
    </message>
    <message>
        <source>{amount} used as of now.</source>
        <translation>目前已用 {amount}。</translation>
    </message>
    <message>
        <source>{files} in {folders}</source>
        <translation>{folders} 中的 {files}</translation>
    </message>
    <message>
        <source>{kept} {source} is asked from now on.</source>
        <translation>{kept}从现在起查询 {source}。</translation>
    </message>
    <message>
        <source>{label} (may be left out)</source>
        <translation>{label}（可不填）</translation>
    </message>
    <message>
        <source>{label} for {source}</source>
        <translation>{source} 的{label}</translation>
    </message>
    <message>
        <source>{n} file|{n} files</source>
        <translation>{n} 个文件</translation>
    </message>
    <message>
        <source>{n} more is on the page Doctor.|{n} more are on the page Doctor.</source>
        <translation>“诊断”页上还有 {n} 条。</translation>
    </message>
    <message>
        <source>{n} more|{n} more</source>
        <translation>另外 {n} 个</translation>
    </message>
    <message>
        <source>{n} request counts|{n} requests count</source>
        <translation>计入 {n} 次请求</translation>
    </message>
    <message>
        <source>{n} request|{n} requests</source>
        <translation>{n} 次请求</translation>
    </message>
    <message>
        <source>{n} thing was found.|{n} things were found.</source>
        <translation>发现 {n} 项。</translation>
    </message>
    <message>
        <source>{n} token|{n} tokens</source>
        <translation>{n} 个 token</translation>
    </message>
    <message>
        <source>{said} {source} is no longer asked.</source>
        <translation>{said}不再查询 {source}。</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title}（副本）</translation>
    </message>
    <message>
        <source>{title} is removed.</source>
        <translation>{title} 已删除。</translation>
    </message>
    <message>
        <source>{what}, by pattern</source>
        <translation>{what}，按模式</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>A key from app.baseten.co/settings/api_keys.</source>
        <translation>来自 app.baseten.co/settings/api_keys 的密钥。</translation>
    </message>
    <message>
        <source>A key of the account from deepinfra.com/dash/api_keys.</source>
        <translation>来自 deepinfra.com/dash/api_keys 的账户密钥。</translation>
    </message>
    <message>
        <source>A key of the account, from the settings at app.fireworks.ai.</source>
        <translation>来自 app.fireworks.ai 设置的账户密钥。</translation>
    </message>
    <message>
        <source>A key that may read, from Helicone&apos;s settings.</source>
        <translation>来自 Helicone 设置的可读取密钥。</translation>
    </message>
    <message>
        <source>A workspace key that may read analytics, from Portkey&apos;s app.</source>
        <translation>来自 Portkey 应用、可读取分析数据的工作区密钥。</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Answers that others published from March to August 2026; never asked live. On Business plans the cycle&apos;s figure leaves out Cursor&apos;s token fee, today&apos;s has it.</source>
        <translation>依据他人在 2026 年 3 月至 8 月公布的应答；从未实际查询。Business 方案的周期数据不含 Cursor 的 token 费，今日数据则包含。</translation>
    </message>
    <message>
        <source>Answers that others published in August 2026; never asked live. The sign-in in the browser was tried with a server of our own only.</source>
        <translation>依据他人在 2026 年 8 月公布的应答；从未实际查询。浏览器登录仅用我们自己的服务器试过。</translation>
    </message>
    <message>
        <source>Any key of the account from platform.deepseek.com/api_keys.</source>
        <translation>来自 platform.deepseek.com/api_keys 的任一账户密钥。</translation>
    </message>
    <message>
        <source>Any key of the account from platform.moonshot.ai.</source>
        <translation>来自 platform.moonshot.ai 的任一账户密钥。</translation>
    </message>
    <message>
        <source>Any key of yours from openrouter.ai/settings/keys.</source>
        <translation>来自 openrouter.ai/settings/keys 的任一密钥。</translation>
    </message>
    <message>
        <source>Anyone who is signed in to Cursor on this computer.</source>
        <translation>在本机登录了 Cursor 的任何人。</translation>
    </message>
    <message>
        <source>Anyone whose company answers the question itself, or who knows an address that answers in JSON.</source>
        <translation>公司自行提供应答，或知道某个以 JSON 应答的地址的任何人。</translation>
    </message>
    <message>
        <source>Anyone whose work account has a Microsoft 365 licence that includes it.</source>
        <translation>工作账户拥有包含它的 Microsoft 365 许可证的任何人。</translation>
    </message>
    <message>
        <source>Anyone with Claude Code installed and signed in with a Claude plan: Pro, Max, Team or Enterprise.</source>
        <translation>安装了 Claude Code 并以 Claude 方案（Pro、Max、Team 或 Enterprise）登录的任何人。</translation>
    </message>
    <message>
        <source>Anyone with Codex installed and signed in with ChatGPT: Plus, Pro, Business, Enterprise or Edu.</source>
        <translation>安装了 Codex 并以 ChatGPT（Plus、Pro、Business、Enterprise 或 Edu）登录的任何人。</translation>
    </message>
    <message>
        <source>Anyone with Grok Build installed and signed in with grok.com.</source>
        <translation>安装了 Grok Build 并以 grok.com 登录的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a Baseten key that may read billing; in an organisation with teams, only its administrators may.</source>
        <translation>拥有可读取账单的 Baseten 密钥的任何人；在有团队的组织中仅限管理员。</translation>
    </message>
    <message>
        <source>Anyone with a Code Assist Standard or Enterprise seat who is signed in to Gemini CLI with Google.</source>
        <translation>拥有 Code Assist Standard 或 Enterprise 席位并以 Google 账户登录 Gemini CLI 的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a Copilot seat, of a company or paid by themselves.</source>
        <translation>拥有 Copilot 席位（公司或自费）的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a Fireworks key that may read its account&apos;s billing.</source>
        <translation>拥有可读取账户账单的 Fireworks 密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a Portkey key that may read analytics, which an administrator gives out.</source>
        <translation>拥有由管理员发放、可读取分析数据的 Portkey 密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a key of a DeepInfra account that may read its billing.</source>
        <translation>拥有可读取账单的 DeepInfra 账户密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a key of a DeepSeek account.</source>
        <translation>拥有 DeepSeek 账户密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a key of a Moonshot account.</source>
        <translation>拥有 Moonshot 账户密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a key of an organisation whose calls go through Helicone.</source>
        <translation>其调用经过 Helicone 的组织中拥有密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with a virtual key of their own for their company&apos;s LiteLLM gateway.</source>
        <translation>拥有公司 LiteLLM 网关个人虚拟密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with an OpenRouter key of their own.</source>
        <translation>拥有自己的 OpenRouter 密钥的任何人。</translation>
    </message>
    <message>
        <source>Anyone with the keys of a Langfuse project through which their calls are traced.</source>
        <translation>拥有用于跟踪其调用的 Langfuse 项目密钥的任何人。</translation>
    </message>
    <message>
        <source>Asked of the real Claude Code 2.1.330 with a stand-in for Claude; some Enterprise seats tell no dollars. The request is experimental and may change.</source>
        <translation>用真实的 Claude Code 2.1.330 和 Claude 的替身查询过；部分 Enterprise 席位不提供美元数据。该请求为实验性质，可能改变。</translation>
    </message>
    <message>
        <source>Asked of the real Codex 0.169.0 with a stand-in for ChatGPT.</source>
        <translation>用真实的 Codex 0.169.0 和 ChatGPT 的替身查询过。</translation>
    </message>
    <message>
        <source>Claude Code&apos;s own sign-in, by running claude; its token is never read.</source>
        <translation>通过运行 claude 使用 Claude Code 自己的登录；从不读取其令牌。</translation>
    </message>
    <message>
        <source>Codex&apos;s own sign-in, by running codex; its token is never read.</source>
        <translation>通过运行 codex 使用 Codex 自己的登录；从不读取其令牌。</translation>
    </message>
    <message>
        <source>From your administrator: with scope read:spend_limits, or one of the gateway&apos;s read keys.</source>
        <translation>由您的管理员提供：带 read:spend_limits 权限，或网关的读取密钥之一。</translation>
    </message>
    <message>
        <source>GitHub token</source>
        <translation>GitHub 令牌</translation>
    </message>
    <message>
        <source>Grok Build&apos;s own sign-in, by running grok; its token is never read.</source>
        <translation>通过运行 grok 使用 Grok Build 自己的登录；从不读取其令牌。</translation>
    </message>
    <message>
        <source>Groq shows spending in its console only. Your tools&apos; own logs are counted where they use Groq&apos;s models; an Enterprise figure can come through a company relay, or be entered by hand.</source>
        <translation>Groq 只在其控制台显示花费。使用 Groq 模型的工具日志会被计入；Enterprise 数据可通过公司中转服务提供，或手工填写。</translation>
    </message>
    <message>
        <source>How much of each model&apos;s quota is used, in percent, and when it begins anew. No money.</source>
        <translation>每个模型的配额已用百分比，以及何时重新开始。不含金额。</translation>
    </message>
    <message>
        <source>How much of each window is used, and in a company the person&apos;s monthly credits and their balance.</source>
        <translation>每个时段的已用比例；在公司中还有个人每月点数及其余额。</translation>
    </message>
    <message>
        <source>How much of the five-hour and weekly limits is used, and what the month has cost where the seat is paid by use.</source>
        <translation>五小时和每周限额的已用比例；席位按用量计费时还有本月费用。</translation>
    </message>
    <message>
        <source>How much of the plan&apos;s week or month is used, what is billed beyond it, and a prepaid balance.</source>
        <translation>方案每周或每月的已用比例、超出部分的计费，以及预付余额。</translation>
    </message>
    <message>
        <source>It is free with your work account and has no meter, so there is nothing to ask. Draft there first: Remainder opens it and puts your prompt on the clipboard.</source>
        <translation>它随工作账户免费提供且不计量，因此无可查询。可先在那里起草：Remainder 会打开它，并把您的提示词放到剪贴板。</translation>
    </message>
    <message>
        <source>Its documentation, which keeps usage for administrators.</source>
        <translation>其文档表明用量仅供管理员查看。</translation>
    </message>
    <message>
        <source>Its documentation, which names no address for billing.</source>
        <translation>其文档没有提供账单地址。</translation>
    </message>
    <message>
        <source>Its documentation, which shows spending in the console only.</source>
        <translation>其文档表明花费仅在控制台显示。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>键名</translation>
    </message>
    <message>
        <source>LiteLLM&apos;s own endpoints, types and refusals of version 1.106.2, with made-up rows in place of its database; never a company&apos;s gateway.</source>
        <translation>LiteLLM 1.106.2 版自身的接口、类型和拒绝应答，用虚构数据代替其数据库；从未查询公司的网关。</translation>
    </message>
    <message>
        <source>Members of a Claude Enterprise organisation, or users of a Claude apps gateway, to whom an administrator gave a key that may only read spend limits.</source>
        <translation>Claude Enterprise 组织的成员，或 Claude apps 网关的用户，且管理员给了仅可读取支出限额的密钥。</translation>
    </message>
    <message>
        <source>Mistral tells its usage to administrators only. Your tools&apos; own logs are counted where they use Mistral&apos;s models; an administrator&apos;s figure can come through a company relay, or be entered by hand.</source>
        <translation>Mistral 只向管理员提供用量。使用 Mistral 模型的工具日志会被计入；管理员的数据可通过公司中转服务提供，或手工填写。</translation>
    </message>
    <message>
        <source>No way to ask is documented.</source>
        <translation>文档中没有查询方式。</translation>
    </message>
    <message>
        <source>Nobody with an ordinary key.</source>
        <translation>普通密钥均不可用。</translation>
    </message>
    <message>
        <source>Nobody without an administrator&apos;s key.</source>
        <translation>没有管理员密钥则不可用。</translation>
    </message>
    <message>
        <source>Nobody: Together has published no way to ask.</source>
        <translation>无人可用：Together 没有公布查询方式。</translation>
    </message>
    <message>
        <source>Not needed where gh is signed in. Else a token of yours from an app that may use Copilot.</source>
        <translation>gh 已登录时不需要。否则为您在可使用 Copilot 的应用中的令牌。</translation>
    </message>
    <message>
        <source>Nothing about money. It is where a draft can begin before metered tokens are spent.</source>
        <translation>不涉及金额。可在花费计量 token 之前先在那里起草。</translation>
    </message>
    <message>
        <source>Nothing by itself.</source>
        <translation>本身不提供任何数据。</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message>
        <source>Read in xAI&apos;s published source; never asked live, and some versions do not answer.</source>
        <translation>依据 xAI 公布的源代码；从未实际查询，部分版本不应答。</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Shown once when the pair is made; it begins with sk-lf-.</source>
        <translation>创建密钥对时只显示一次；以 sk-lf- 开头。</translation>
    </message>
    <message>
        <source>The GitHub sign-in of gh, asked of gh for each call where no token is stored here.</source>
        <translation>gh 的 GitHub 登录；此处未存令牌时，每次调用都向 gh 请求。</translation>
    </message>
    <message>
        <source>The Google sign-in of Gemini CLI, read from its file for each call and never renewed here.</source>
        <translation>Gemini CLI 的 Google 登录；每次调用时从其文件读取，从不在此续期。</translation>
    </message>
    <message>
        <source>The documented address, and line items as public clients read them; never asked live.</source>
        <translation>文档中的地址，以及公开客户端所读取的明细；从未实际查询。</translation>
    </message>
    <message>
        <source>The documented example; never asked live.</source>
        <translation>文档中的示例；从未实际查询。</translation>
    </message>
    <message>
        <source>The documented examples; never asked live.</source>
        <translation>文档中的示例；从未实际查询。</translation>
    </message>
    <message>
        <source>The documented question, and answers as Langfuse&apos;s own dashboards read them; never asked live.</source>
        <translation>文档中的查询方式，以及 Langfuse 自身仪表板所读取的应答；从未实际查询。</translation>
    </message>
    <message>
        <source>The documented shape; how the filter works is not documented, and it was never asked live.</source>
        <translation>文档中的格式；筛选方式没有文档，且从未实际查询。</translation>
    </message>
    <message>
        <source>The documented shape; never asked live.</source>
        <translation>文档中的格式；从未实际查询。</translation>
    </message>
    <message>
        <source>The documented shape; never asked live. That the gateway takes user_ids[] is inferred.</source>
        <translation>文档中的格式；从未实际查询。网关接受 user_ids[] 为推断。</translation>
    </message>
    <message>
        <source>The project&apos;s settings show it; it begins with pk-lf-.</source>
        <translation>可在项目设置中看到；以 pk-lf- 开头。</translation>
    </message>
    <message>
        <source>The server in docs/relay.md, run and asked; the presets with each vendor&apos;s documented answer.</source>
        <translation>运行并查询过 docs/relay.md 中的服务器；预设以各服务商文档中的应答测试。</translation>
    </message>
    <message>
        <source>The shape as others describe it in 2026; never asked live. When a quota began is not told: a day before its end is assumed.</source>
        <translation>依据他人在 2026 年描述的格式；从未实际查询。配额何时开始没有说明：假定为结束前一天。</translation>
    </message>
    <message>
        <source>The sign-in of Cursor on this computer, read from its own state for each call.</source>
        <translation>本机 Cursor 的登录，每次调用时从其状态中读取。</translation>
    </message>
    <message>
        <source>Together tells programs neither a balance nor a bill. Your tools&apos; own logs are counted where they use Together&apos;s models; or enter the figure of its cost page by hand.</source>
        <translation>Together 不向程序提供余额或账单。使用 Together 模型的工具日志会被计入；也可手工填写其费用页的数字。</translation>
    </message>
    <message>
        <source>Units and signs as others report them from live answers; never asked live here.</source>
        <translation>单位和符号依据他人报告的实际应答；此处从未实际查询。</translation>
    </message>
    <message>
        <source>Virtual key</source>
        <translation>虚拟密钥</translation>
    </message>
    <message>
        <source>What each account has cost in this month, account-wide. It counts whole days and lags behind; Fireworks tells neither a balance nor a limit.</source>
        <translation>每个账户本月的费用，为整个账户的数据。按整天计算且有延迟；Fireworks 不提供余额或限额。</translation>
    </message>
    <message>
        <source>What is left of prepaid funds, the use against a spending limit where one is set, and what this month has cost. All of it is account-wide.</source>
        <translation>预付资金的剩余、设有支出限额时的使用情况，以及本月费用。均为整个账户的数据。</translation>
    </message>
    <message>
        <source>What is left of the account&apos;s prepaid money, in each of its currencies. It is account-wide: a key that colleagues share shows what is left for all.</source>
        <translation>账户预付款的剩余，按各币种列出。为整个账户的数据：同事共用的密钥显示所有人的剩余。</translation>
    </message>
    <message>
        <source>What is left of the account&apos;s prepaid money, vouchers included. It is account-wide: a key that colleagues share shows what is left for all.</source>
        <translation>账户预付款（含代金券）的剩余。为整个账户的数据：同事共用的密钥显示所有人的剩余。</translation>
    </message>
    <message>
        <source>What the key has used and may use, with the budgets of its user and its team, which of them leaves the least, and when each begins anew.</source>
        <translation>密钥已用和可用的量、其用户和团队的预算、其中剩余最少的一项，以及各自何时重新开始。</translation>
    </message>
    <message>
        <source>What the key has used and, where it has one, its limit and when that begins anew.</source>
        <translation>密钥已用的量；如有限额，还有限额及其重新开始的时间。</translation>
    </message>
    <message>
        <source>What the traced calls of this month have cost by Langfuse&apos;s own prices. It is project-wide unless your calls are traced with a user id that is entered here. Models without a price are not in it, and calls may take ten minutes to appear.</source>
        <translation>本月被跟踪调用按 Langfuse 自身价格计算的费用。除非您的调用带有在此填写的用户 id，否则为整个项目的数据。没有价格的模型不计入，调用可能要十分钟后才出现。</translation>
    </message>
    <message>
        <source>What was charged in this month for dedicated models, training and model APIs together, after credits. It is account-wide, and renewed every hour.</source>
        <translation>本月专用模型、训练和模型 API 的合计收费（扣除赠金后）。为整个账户的数据，每小时更新。</translation>
    </message>
    <message>
        <source>What went through the gateway in this month. It is the whole workspace&apos;s unless your requests carry a mark of yours (_user) that is entered here. Portkey tells no limit.</source>
        <translation>本月经过网关的用量。除非您的请求带有在此填写的标记（_user），否则为整个工作区的数据。Portkey 不提供限额。</translation>
    </message>
    <message>
        <source>What you have spent of your daily, weekly and monthly limits; each is enforced by itself.</source>
        <translation>您在每日、每周和每月限额中的花费；各自独立执行。</translation>
    </message>
    <message>
        <source>What you spent in the billing cycle, your cap where you have one, how much of what the seat includes is used, and what was charged today.</source>
        <translation>您在计费周期内的花费、上限（如有）、席位所含用量的使用比例，以及今天的收费。</translation>
    </message>
    <message>
        <source>What your calls of this month have cost, where they carry your id as Helicone-User-Id; without an id entered here it is organisation-wide. Helicone tells no limit.</source>
        <translation>您的调用在本月的费用（需带有 Helicone-User-Id）；未在此填写 id 时为整个组织的数据。Helicone 不提供限额。</translation>
    </message>
    <message>
        <source>What your company gave you for the relay, if it asks for one.</source>
        <translation>公司为中转服务发给您的密钥（如果需要）。</translation>
    </message>
    <message>
        <source>What your own AI credits cost this month, or how much of a personal plan is used. What a company gave you is not told.</source>
        <translation>您本月的 AI 点数费用，或个人方案的使用比例。不提供公司给您的额度。</translation>
    </message>
    <message>
        <source>Whatever the answer holds: used, limit, left, and the period, for one budget or several.</source>
        <translation>应答所含的一切：一个或多个预算的已用、限额、剩余和周期。</translation>
    </message>
    <message>
        <source>Your own key for the gateway; it begins with sk-.</source>
        <translation>您自己的网关密钥；以 sk- 开头。</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Bedrock</source>
        <translation>Bedrock</translation>
    </message>
    <message>
        <source>Foundry</source>
        <translation>Foundry</translation>
    </message>
    <message>
        <source>Set by you.</source>
        <translation>由您设定。</translation>
    </message>
    <message>
        <source>The vendor documents this way.</source>
        <translation>服务商公开了此方式。</translation>
    </message>
    <message>
        <source>The vendor does not document this way; it may stop working.</source>
        <translation>服务商没有公开此方式；它可能会失效。</translation>
    </message>
    <message>
        <source>Vertex</source>
        <translation>Vertex</translation>
    </message>
    <message>
        <source>a flat seat, so its use costs nothing more</source>
        <translation>固定席位，使用不再另外付费</translation>
    </message>
    <message>
        <source>a gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>a seat, paid by use</source>
        <translation>按用量付费的席位</translation>
    </message>
    <message>
        <source>an API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>answered something that is not understood</source>
        <translation>应答无法理解</translation>
    </message>
    <message>
        <source>answered {age}</source>
        <translation>{age}应答</translation>
    </message>
    <message>
        <source>as of {age}</source>
        <translation>截至{age}</translation>
    </message>
    <message>
        <source>asks for a pause</source>
        <translation>要求暂停</translation>
    </message>
    <message>
        <source>billed to {what}</source>
        <translation>计费方式：{what}</translation>
    </message>
    <message>
        <source>cannot be asked</source>
        <translation>无法查询</translation>
    </message>
    <message>
        <source>did not answer</source>
        <translation>没有应答</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>of {limit}, how much is used is not told</source>
        <translation>共 {limit}，未告知已用多少</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on, not asked yet</source>
        <translation>已开启，尚未查询</translation>
    </message>
    <message>
        <source>on, without a figure</source>
        <translation>已开启，没有数据</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>typed by you {age}</source>
        <translation>{age}由您填写</translation>
    </message>
    <message>
        <source>{amount} of {limit} used</source>
        <translation>已用 {amount}，共 {limit}</translation>
    </message>
    <message>
        <source>{amount} used</source>
        <translation>已用 {amount}</translation>
    </message>
    <message>
        <source>{said}, from the {way}</source>
        <translation>{said}，来自{way}</translation>
    </message>
</context>
<context>
    <name>Titles</name>
    <message>
        <source>5-hour limit</source>
        <translation>5 小时限额</translation>
    </message>
    <message>
        <source>Baseten, account-wide</source>
        <translation>Baseten，整个账户</translation>
    </message>
    <message>
        <source>Claude, spend this month</source>
        <translation>Claude，本月花费</translation>
    </message>
    <message>
        <source>Claude, spend through your company</source>
        <translation>Claude，通过公司的花费</translation>
    </message>
    <message>
        <source>Claude, {period}</source>
        <translation>Claude，{period}</translation>
    </message>
    <message>
        <source>Claude, {words}</source>
        <translation>Claude，{words}</translation>
    </message>
    <message>
        <source>Claude, {words} for {model}</source>
        <translation>Claude，{model} 的{words}</translation>
    </message>
    <message>
        <source>Codex, credit balance</source>
        <translation>Codex，积分余额</translation>
    </message>
    <message>
        <source>Codex, your monthly credits</source>
        <translation>Codex，您的每月积分</translation>
    </message>
    <message>
        <source>Codex, {name}</source>
        <translation>Codex，{name}</translation>
    </message>
    <message>
        <source>Company relay</source>
        <translation>公司中转</translation>
    </message>
    <message>
        <source>Cursor, included in the seat</source>
        <translation>Cursor，席位包含的用量</translation>
    </message>
    <message>
        <source>Cursor, on demand</source>
        <translation>Cursor，按需</translation>
    </message>
    <message>
        <source>Cursor, the team on demand</source>
        <translation>Cursor，团队按需</translation>
    </message>
    <message>
        <source>Cursor, the team&apos;s pool</source>
        <translation>Cursor，团队共用量</translation>
    </message>
    <message>
        <source>Cursor, today</source>
        <translation>Cursor，今天</translation>
    </message>
    <message>
        <source>DeepInfra funds, account-wide</source>
        <translation>DeepInfra 余额，整个账户</translation>
    </message>
    <message>
        <source>DeepInfra since the last invoice, account-wide</source>
        <translation>DeepInfra 上次账单以来，整个账户</translation>
    </message>
    <message>
        <source>DeepInfra, account-wide</source>
        <translation>DeepInfra，整个账户</translation>
    </message>
    <message>
        <source>DeepSeek balance in {currency}, account-wide</source>
        <translation>DeepSeek 余额（{currency}），整个账户</translation>
    </message>
    <message>
        <source>DeepSeek balance, account-wide</source>
        <translation>DeepSeek 余额，整个账户</translation>
    </message>
    <message>
        <source>Fireworks {name}, account-wide</source>
        <translation>Fireworks {name}，整个账户</translation>
    </message>
    <message>
        <source>Fireworks, account-wide</source>
        <translation>Fireworks，整个账户</translation>
    </message>
    <message>
        <source>Gemini, {model}</source>
        <translation>Gemini，{model}</translation>
    </message>
    <message>
        <source>GitHub Copilot, chat</source>
        <translation>GitHub Copilot，聊天</translation>
    </message>
    <message>
        <source>GitHub Copilot, completions</source>
        <translation>GitHub Copilot，补全</translation>
    </message>
    <message>
        <source>GitHub Copilot, the plan&apos;s pool</source>
        <translation>GitHub Copilot，方案的共用量</translation>
    </message>
    <message>
        <source>Grok Build, beyond the plan</source>
        <translation>Grok Build，超出方案的部分</translation>
    </message>
    <message>
        <source>Grok Build, prepaid</source>
        <translation>Grok Build，预付</translation>
    </message>
    <message>
        <source>Grok Build, {words}</source>
        <translation>Grok Build，{words}</translation>
    </message>
    <message>
        <source>Helicone, organisation-wide</source>
        <translation>Helicone，整个组织</translation>
    </message>
    <message>
        <source>Helicone, {user}</source>
        <translation>Helicone，{user}</translation>
    </message>
    <message>
        <source>Langfuse, project-wide</source>
        <translation>Langfuse，整个项目</translation>
    </message>
    <message>
        <source>Langfuse, {user}</source>
        <translation>Langfuse，{user}</translation>
    </message>
    <message>
        <source>LiteLLM, team {name}</source>
        <translation>LiteLLM，团队 {name}</translation>
    </message>
    <message>
        <source>LiteLLM, this key</source>
        <translation>LiteLLM，此密钥</translation>
    </message>
    <message>
        <source>LiteLLM, this key per {length}</source>
        <translation>LiteLLM，此密钥每 {length}</translation>
    </message>
    <message>
        <source>LiteLLM, your part of the team</source>
        <translation>LiteLLM，您在团队中的份额</translation>
    </message>
    <message>
        <source>LiteLLM, your part of {name}</source>
        <translation>LiteLLM，您在 {name} 中的份额</translation>
    </message>
    <message>
        <source>LiteLLM, {model} for {whose}</source>
        <translation>LiteLLM，{whose}的 {model}</translation>
    </message>
    <message>
        <source>LiteLLM, {whose}</source>
        <translation>LiteLLM，{whose}</translation>
    </message>
    <message>
        <source>Moonshot balance, account-wide</source>
        <translation>Moonshot 余额，整个账户</translation>
    </message>
    <message>
        <source>Portkey, workspace-wide</source>
        <translation>Portkey，整个工作区</translation>
    </message>
    <message>
        <source>Portkey, {user}</source>
        <translation>Portkey，{user}</translation>
    </message>
    <message>
        <source>a list of {n}</source>
        <translation>含 {n} 项的列表</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>每日</translation>
    </message>
    <message>
        <source>daily limit</source>
        <translation>每日限额</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>monthly limit</source>
        <translation>每月限额</translation>
    </message>
    <message>
        <source>no names at its top</source>
        <translation>顶层没有名称</translation>
    </message>
    <message>
        <source>team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>this key</source>
        <translation>此密钥</translation>
    </message>
    <message>
        <source>this organisation</source>
        <translation>此组织</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>此项目</translation>
    </message>
    <message>
        <source>this user</source>
        <translation>此用户</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>weekly limit</source>
        <translation>每周限额</translation>
    </message>
    <message>
        <source>{n}-day limit</source>
        <translation>{n} 天限额</translation>
    </message>
    <message>
        <source>{n}-hour limit</source>
        <translation>{n} 小时限额</translation>
    </message>
    <message>
        <source>{title} per {length}</source>
        <translation>{title}，每 {length}</translation>
    </message>
</context>
<context>
    <name>Trace</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Each line is rounded by itself; what is added up is exact.</source>
        <translation>每一行各自取整；相加的是精确值。</translation>
    </message>
    <message>
        <source>It is being worked out.</source>
        <translation>正在推算。</translation>
    </message>
    <message>
        <source>Logs are priced by {list}.</source>
        <translation>日志按 {list} 计价。</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>未计入</translation>
    </message>
    <message>
        <source>Nothing is known of it yet.</source>
        <translation>目前一无所知。</translation>
    </message>
    <message>
        <source>Why this number</source>
        <translation>为什么是这个数字</translation>
    </message>
    <message>
        <source>a figure about another stretch of time</source>
        <translation>关于另一段时间的数据</translation>
    </message>
    <message>
        <source>a figure in another currency</source>
        <translation>另一种货币的数据</translation>
    </message>
    <message>
        <source>a figure of a team or of one key</source>
        <translation>团队或单个密钥的数据</translation>
    </message>
    <message>
        <source>a figure of everything, while only a part counts here</source>
        <translation>整体数据，而此处只计入一部分</translation>
    </message>
    <message>
        <source>a flat seat pays for it</source>
        <translation>由固定席位支付</translation>
    </message>
    <message>
        <source>a newer figure of the same account stands</source>
        <translation>采用同一账户的更新数据</translation>
    </message>
    <message>
        <source>another model than those that count</source>
        <translation>不在计入范围内的模型</translation>
    </message>
    <message>
        <source>another project than those that count</source>
        <translation>不在计入范围内的项目</translation>
    </message>
    <message>
        <source>another tool than those that count</source>
        <translation>不在计入范围内的工具</translation>
    </message>
    <message>
        <source>billed to another account</source>
        <translation>计入其他账户</translation>
    </message>
    <message>
        <source>no price is known for it</source>
        <translation>没有已知价格</translation>
    </message>
    <message>
        <source>what you typed stands instead</source>
        <translation>以您填写的为准</translation>
    </message>
    <message>
        <source>{n} more|{n} more</source>
        <translation>另外 {n} 个</translation>
    </message>
    <message>
        <source>{n} request|{n} requests</source>
        <translation>{n} 次请求</translation>
    </message>
    <message>
        <source>{share} of its tokens without a price</source>
        <translation>其 token 的 {share} 没有价格</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Ask for more…</source>
        <translation>申请更多额度…</translation>
    </message>
    <message>
        <source>Before you start…</source>
        <translation>开始之前…</translation>
    </message>
    <message>
        <source>End snooze</source>
        <translation>结束暂停</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史…</translation>
    </message>
    <message>
        <source>Monthly allowance</source>
        <translation>每月额度</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Remainder is already running as process {process}, but does not answer at the moment. If that lasts, end that process and start it again.</source>
        <translation>Remainder 已作为进程 {process} 运行，但目前没有应答。如果持续如此，请结束该进程后重新启动。</translation>
    </message>
    <message>
        <source>Remainder is already running. Its window was asked to open.</source>
        <translation>Remainder 已在运行。已请求打开它的窗口。</translation>
    </message>
    <message>
        <source>Remainder seems to be running on the computer {host}, with the same folder. End it there; if it is gone for good, remove {lock} and start again.</source>
        <translation>Remainder 似乎正在计算机 {host} 上使用同一文件夹运行。请在那里结束它；如果它已不复存在，请删除 {lock} 后重新启动。</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Snooze warnings</source>
        <translation>暂停提醒</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys. In its own settings, give one to: remainder advise --window</source>
        <translation>此桌面不向程序提供快捷键。请在桌面设置中为此命令指定快捷键：remainder advise --window</translation>
    </message>
    <message>
        <source>Until the reset</source>
        <translation>到重置</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>到明天</translation>
    </message>
    <message>
        <source>{key} was not to be had: choose another key.</source>
        <translation>{key} 无法使用：请选择其他快捷键。</translation>
    </message>
</context>
<context>
    <name>Usage</name>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation>%(prog)s：错误：%(message)s
</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>含糊的选项：%(option)s 可能指 %(matches)s</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>参数 %(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <source>expected %s argument</source>
        <translation>需要 %s 个参数</translation>
    </message>
    <message>
        <source>expected %s arguments</source>
        <translation>需要 %s 个参数</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>至少需要一个参数</translation>
    </message>
    <message>
        <source>expected at most one argument</source>
        <translation>最多需要一个参数</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>需要一个参数</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>忽略了明确给出的参数 %r</translation>
    </message>
    <message>
        <source>invalid %(type)s value: %(value)r</source>
        <translation>%(type)s 的值无效：%(value)r</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>无效的选择：%(value)r（可选：%(choices)s）</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>不能与参数 %s 一起使用</translation>
    </message>
    <message>
        <source>one of the arguments %s is required</source>
        <translation>需要参数 %s 中的一个</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示此帮助并退出</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>缺少以下参数：%s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>无法识别的参数：%s</translation>
    </message>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
</context>
</TS>
