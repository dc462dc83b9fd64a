/**
 * Every refusal that reaches a person, with its HTTP status and its Chinese sentence: what is wrong
 * and how to mend it. A code without a sentence does not compile. `{name}` is filled from `details`.
 */
export const errorTable = {
  'request.invalid': { status: 400, text: '填写的内容有误，请按标出的提示修改后再提交。' },
  'request.too-large': { status: 413, text: '内容过大，请精简后再提交。' },
  'request.cross-site': { status: 403, text: '请求不是从本站页面发出的，请回到本站重新操作。' },
  'request.too-many': { status: 429, text: '操作太频繁，请{minutes}分钟后再试。' },
  'server.busy': { status: 503, text: '系统正忙，请稍等几秒再试，已填内容不会丢失。' },
  'server.fault': { status: 500, text: '系统出了问题，已记录，请稍后再试。已填内容不会丢失。' },
  'site.unknown': { status: 404, text: '没有这个网站，请核对网址。' },
  'not-found': { status: 404, text: '没有找到，可能已被移除，或您无权查看。' },
  'session.required': { status: 401, text: '请先登录。登录后会回到这一页。' },
  'captcha.invalid': { status: 400, text: '安全校验没有通过或已过期，请重新点“获取验证码”。' },
  'code.wrong': { status: 400, text: '验证码不对，还可以试{left}次。' },
  'code.expired': { status: 400, text: '验证码已失效，请重新获取。' },
  'code.sent-recently': { status: 429, text: '验证码刚刚发出，请{seconds}秒后再获取。' },
  'account.mobile-taken': {
    status: 409,
    text: '这个手机号已注册，请直接登录；忘记密码可用短信验证码重设。',
  },
  'account.sign-in-failed': { status: 401, text: '手机号或密码不对。忘记密码可用短信验证码重设。' },
  'account.suspended': { status: 403, text: '账号已停用，请联系协会。' },
  'account.reset-waiting': {
    status: 409,
    text: '身份已核实，为防冒用，{hours}小时后才能设新密码，到时请再来这一页。',
  },
  'account.link-over': {
    status: 409,
    text: '这个链接已用过或已过期，请回到“重设密码”重新申请。',
  },
  'account.staff-reset': {
    status: 403,
    text: '没有启用动态口令的工作人员账号不能自助重设密码，请联系协会管理员。',
  },
  'account.password-weak': {
    status: 400,
    text: '密码至少10位，并同时包含字母和数字，不要用手机号或连续字符。',
  },
  'account.password-wrong': { status: 400, text: '现在的密码不对，请再试一次。' },
  'totp.needed': { status: 401, text: '请输入验证器上的6位动态口令，或一个备用码。' },
  'totp.wrong': {
    status: 400,
    text: '动态口令不对或已经用过，请等验证器出现下一个数字再试；手机不在身边可用备用码。',
  },
  'totp.already': { status: 409, text: '动态口令已经启用，请刷新页面。' },
  'step-up.required': { status: 403, text: '这一步需要再次确认是您本人。' },
  'staff.own-role': { status: 409, text: '自己的角色要由其他管理员变更。' },
  'staff.beyond-own': { status: 403, text: '只能授予或收回自己权限范围以内的角色。' },
  'staff.last-manager': {
    status: 409,
    text: '这是最后一位能管理人员的同事，请先让另一位同事担任管理员。',
  },
  'staff.role-unknown': { status: 422, text: '没有这个角色，或角色与分支机构不相配，请重新选择。' },
  'staff.role-held': { status: 409, text: '这位同事已有这个角色，页面已更新。' },
  'staff.changed-meanwhile': { status: 409, text: '刚才已有人处理过，页面已更新为最新状态。' },
  'staff.suspended': { status: 409, text: '这个账号已停用，请先恢复再授予角色。' },
  'invitation.wrong': {
    status: 400,
    text: '手机号或邀请码不对，或邀请已使用、收回、过期。请对照短信再填一次，或联系邀请您的同事。',
  },
  'account.privacy-changed': {
    status: 409,
    text: '个人信息保护规则已更新，请重新打开页面，看过新版后再同意。',
  },
  'guide.not-accepted': { status: 409, text: '请先读完入会须知并勾选“我已认真阅读”。' },
  'guide.changed': { status: 409, text: '入会须知已更新，请读完新版后再勾选。' },
  'case.changed-meanwhile': {
    status: 409,
    text: '{winner}刚刚已处理这件事项，页面已更新为最新状态。',
  },
  'case.action-not-allowed': {
    status: 409,
    text: '这件事项现在不能这样办理，请按页面上的最新状态操作。',
  },
  'case.incomplete': { status: 422, text: '还有{count}处没有填好，请按清单逐处补上后再提交。' },
  'case.claimed': { status: 409, text: '{winner}正在办理这件事项，请等放回后再认领。' },
  'case.remark-required': {
    status: 422,
    text: '退回修改请至少在一处写明批注，申请人才知道改什么。',
  },
  'case.reason-required': { status: 422, text: '不予通过请写明理由。' },
  'case.nudge-early': { status: 409, text: '还在承诺的时间里，{from}起可以催办。' },
  'case.reminded-today': { status: 409, text: '今天已经提醒过，请明天再提醒。' },
  'case.has-remarks': { status: 409, text: '有没发出的批注，请打开这件逐条办理。' },
  'case.bulk-not-here': { status: 409, text: '这一环节不能批量通过，请逐件办理。' },
  'case.not-theirs': { status: 409, text: '{name}不办理这一环节，或与这件事项有关，不能分配。' },
  'case.reopen-own': { status: 409, text: '这是您自己作的决定，请由另一位同事复核后重新打开。' },
  'case.reopen-approved': {
    status: 409,
    text: '已通过的事项不能重新打开：会籍、证书和缴费单已经产生。资料有误请办信息变更，要取消请办退会或撤销证书。',
  },
  'case.reopen-another': {
    status: 409,
    text: '申请人已另有一件同类申请在办，请在那一件上办理。',
  },
  'deputy.dates': { status: 422, text: '结束日期不能早于开始日期和今天，最长一年。' },
  'deputy.overlaps': { status: 409, text: '这段时间已经指定了代办人，请先收回。' },
  'deputy.not-colleague': { status: 422, text: '代办人应是本会另一位在职的同事。' },
  'case.already-member': { status: 409, text: '贵单位已是会员，不需要再次申请入会。' },
  'case.members-only': {
    status: 409,
    text: '只有会籍有效的会员才能办理这件事项。会籍是否有效，请看首页或致电协会。',
  },
  'case.leaving-already': { status: 409, text: '退会已经办结，会籍到期自动结束，不需要再次申请。' },
  'case.nothing-changed': {
    status: 422,
    text: '填写的内容与现在登记的完全一样，没有要变更的，请改好后再提交。',
  },
  'profile.changed': {
    status: 409,
    text: '这份资料刚在另一处更新过，页面已换成最新的，请核对后再保存。',
  },
  'case.credit-code-taken': {
    status: 409,
    text: '这个统一社会信用代码已有会员登记。如果是同一单位，请联系协会办理账号交接。',
  },
  'handover.unit-unknown': {
    status: 409,
    text: '没有统一社会信用代码为{creditCode}的已认证单位，不能通过。请核对后退回修改，或不予通过。',
  },
  'handover.meanwhile': {
    status: 409,
    text: '这家单位的账号负责人在提交之后已经换过（{number}）。请核对后退回，让对方按现状重新提交，或不予通过。',
  },
  'handover.acts-already': {
    status: 409,
    text: '这个账号已经是一家已认证单位的账号负责人，不需要办理账号交接。',
  },
  'handover.acts-elsewhere': {
    status: 409,
    text: '这个手机号的账号已经是一家已认证单位的账号负责人，请换一个手机号。',
  },
  'handover.staff-mobile': {
    status: 409,
    text: '这是工作人员的手机号，不能作为单位的账号负责人。',
  },
  'handover.open-already': {
    status: 409,
    text: '这个手机号已有一件没有办完的账号交接，请先办完或撤回那一件。',
  },
  'handover.mobile-differs': {
    status: 422,
    text: '新联系人的手机要与登录的手机号一致，它已用验证码核实过。',
  },
  'member.action-not-allowed': {
    status: 409,
    text: '这家会员的状态刚刚变了，这一步现在不能办，页面已更新为最新状态。',
  },
  'member.date-past': { status: 422, text: '生效日期不能早于今天，请改一个日期。' },
  'member.date-order': { status: 422, text: '结束日期要在开始日期之后，请改一个日期。' },
  'member.own-unit': { status: 403, text: '不能处理自己所在单位的会籍，请由同事办理。' },
  'appeal.closed': {
    status: 409,
    text: '申诉期限已过，或已经提出过申诉。如仍有疑问，请联系协会秘书处。',
  },
  'appeal.second-person': {
    status: 403,
    text: '申诉要由作出决定的人以外的同事处理，请转给另一位同事。',
  },
  'appeal.decided': { status: 409, text: '这件申诉已经有结果，页面已更新。' },
  'draft.conflict': { status: 409, text: '这一部分刚在另一处修改过，请看过两处内容后选定。' },
  'print.outdated': {
    status: 422,
    text: '申请书打印后又改过内容，原来的盖章件已不算数，请重新下载、盖章、上传。',
  },
  'print.not-ready': { status: 422, text: '申请书上要印的内容还没有填齐，请先补齐再下载。' },
  'file.too-large': { status: 413, text: '文件超过20MB，请压缩或分成几份再上传。' },
  'file.empty': { status: 400, text: '文件是空的，请检查后重新选择。' },
  'file.type': { status: 415, text: '只接受PDF、JPG、PNG文件，这个文件的内容不是这几种。' },
  'file.damaged': { status: 422, text: '文件打不开，可能已损坏，请重新扫描或另存后再上传。' },
  'file.encrypted': { status: 422, text: '这个PDF设有密码，请取消密码后再上传。' },
  'file.active-content': {
    status: 422,
    text: '这个PDF含有脚本或附件，不能接收，请打印成普通PDF后再上传。',
  },
  'file.too-many-pixels': { status: 422, text: '图片超过4000万像素，请调低分辨率后再上传。' },
  'file.slot-full': { status: 409, text: '这里最多放{max}个文件，请先移除一个。' },
  'import.file-type': {
    status: 415,
    text: '只接受 XLSX 和 CSV 文件。旧的 XLS 请在表格软件里另存为 XLSX 再上传。',
  },
  'import.file-damaged': {
    status: 422,
    text: '文件打不开，可能已损坏或设有密码。请在表格软件里打开、另存为 XLSX 后再上传。',
  },
  'import.too-big': {
    status: 422,
    text: '表格展开后过大，没有读取。请只保留名册一张表，去掉图片和格式后再上传。',
  },
  'import.too-many-rows': { status: 422, text: '一次最多导入{max}行，请分成几份文件。' },
  'import.no-rows': {
    status: 422,
    text: '文件里没有可以导入的行。第一行应是列名，数据从第二行开始。',
  },
  'import.no-name-column': {
    status: 422,
    text: '还没有对应“{label}”这一列，没有它不知道是哪家单位。',
  },
  'import.column-twice': { status: 422, text: '“{label}”对应了两列，请只留一列。' },
  'import.changed-meanwhile': {
    status: 409,
    text: '这次导入刚刚有了变化，页面已更新，请看过后再操作。',
  },
  'import.not-now': { status: 409, text: '这次导入现在不能这样操作，请按页面上的最新状态操作。' },
  'import.undecided': {
    status: 422,
    text: '还有{count}行与现有会员或前面的行重复，请先选择合并、覆盖或跳过。',
  },
  'import.nothing-to-do': { status: 422, text: '没有可以导入的行，请先改正有问题的行。' },
  'export.unmask-reason': { status: 422, text: '导出完整手机号请写明事由，至少 4 个字。' },
  'meeting.closed': { status: 409, text: '这次会议已经结束，不能再改。' },
  'meeting.case-elsewhere': { status: 409, text: '{name}已在另一次会议的议程上。' },
  'meeting.outcome-missing': {
    status: 422,
    text: '还有{count}件没有结果，请逐件选定通过、不通过或暂缓。',
  },
  'meeting.left-out': { status: 409, text: '{names}在会前已撤回或变动，确认后不计入本次会议。' },
  'meeting.not-applied': {
    status: 409,
    text: '{name}：{why}会议没有结束，所有结果都还没有生效。请把这件改为暂缓或移出议程，再结束会议。',
  },
  'council.ordinal-taken': { status: 409, text: '第{ordinal}届已经有了，请打开它，或改用下一届。' },
  'council.dates': { status: 422, text: '这一届的起止日期不对：结束要晚于开始。' },
  'council.confirmed': {
    status: 409,
    text: '这一届已经确认，级别不能再改；人员变动可以改代表和职务。',
  },
  'council.changed-meanwhile': {
    status: 409,
    text: '这一届的名单刚被同事改过，请看过最新的名单再确认。',
  },
  'council.no-seats': { status: 422, text: '名单还是空的，请先加入单位再确认。' },
  'council.later-title': {
    status: 409,
    text: '{names}在这一届开始之后已有级别变动，请把开始日期改晚，或先核对这些单位。',
  },
  'notice.changed-meanwhile': {
    status: 409,
    text: '{winner}刚刚改过这则通知，请看过两处内容后选定，您写的内容还在。',
  },
  'notice.action-not-allowed': {
    status: 409,
    text: '这则通知现在不能这样办理，请按页面上的最新状态操作。',
  },
  'notice.incomplete': { status: 422, text: '还不能发布：{missing}。' },
  'notice.time-past': { status: 422, text: '定时发布的时间已过，请选以后的时间，或直接发布。' },
  'notice.reminded-today': { status: 409, text: '今天已经提醒过未读单位，明天可以再提醒一次。' },
  'notice.file-type': {
    status: 415,
    text: '附件接受PDF、JPG、PNG、DOCX、XLSX文件，插图接受JPG、PNG，这个文件的内容不是这几种。',
  },
  'notice.file-macro': {
    status: 422,
    text: '这个文件含有宏，不能接收，请另存为不含宏的文件后再上传。',
  },
  'dues.settled': {
    status: 409,
    text: '这一年度的会费已确认缴费，不需要再上传凭证。如有疑问请致电协会。',
  },
  'dues.changed-meanwhile': {
    status: 409,
    text: '{winner}刚刚已处理过这笔会费，页面已更新，请看过最新金额和状态后再办。',
  },
  'dues.more-than-owed': {
    status: 422,
    text: '金额多于还欠的{owed}元。请按{owed}元确认，多收的由财务退回，或等下一年度缴费单开出后再确认到那一年。',
  },
  'dues.day-ahead': { status: 422, text: '日期还没有到，请填写实际付款或到账的日期。' },
  'dues.reference-required': {
    status: 422,
    text: '没有凭证时请填写银行流水号，以便日后核对。',
  },
  'dues.already-reversed': { status: 409, text: '这笔到账已经撤销过了，页面已更新。' },
  'dues.receipt-stands': {
    status: 409,
    text: '这一年度已开出会费票据，请先作废票据，再撤销到账或减免。',
  },
  'dues.waiver-waiting': { status: 409, text: '这张缴费单已有一笔减免等待复核，请先处理那一笔。' },
  'dues.waiver-own': { status: 403, text: '减免要由另一位同事复核，不能复核自己提出的。' },
  'dues.run-running': { status: 409, text: '已有一批缴费单正在生成，请等它完成。' },
  'dues.run-year': { status: 422, text: '只能生成上一年度、本年度和下一年度的缴费单。' },
  'dues.run-changed': {
    status: 409,
    text: '会员或会费标准刚刚有变动，现在应生成{count}张。请看过新的清单后再生成。',
  },
  'dues.no-schedule': { status: 422, text: '这一天没有施行中的会费标准，请先在协会设置中登记。' },
  'receipt.details-changed': {
    status: 409,
    text: '开票信息刚刚改过，请看过最新内容并确认后再申请。',
  },
  'receipt.details-missing': { status: 422, text: '请先登记并确认开票信息，再申请票据。' },
  'receipt.asked-already': { status: 409, text: '这一年度的票据已经申请过，不需要重复申请。' },
  'receipt.not-askable': {
    status: 422,
    text: '这一年度现在不能申请票据：会费确认到账后可以申请。',
  },
  'receipt.amount-differs': {
    status: 422,
    text: '票据金额应为{amount}元，与缴费单一致（财综〔2016〕99号），请核对后重新填写。',
  },
  'receipt.changed-meanwhile': {
    status: 409,
    text: '{winner}刚刚已处理过这份票据申请，页面已更新。',
  },
  'receipt.number-taken': {
    status: 409,
    text: '这个票据代码和号码已经登记在另一份票据上，请核对票面。',
  },
  'council.retitle-open': {
    status: 409,
    text: '这家单位已有一件级别调整在办，请等它办结，或请经办的同事撤回。',
  },
  'wechat.not-bound': { status: 409, text: '微信没有绑定成功，请回到账号页再绑定一次。' },
  'wechat.taken': { status: 409, text: '这个微信已绑定了另一个账号，请先在那个账号里解除绑定。' },
  'labels.none': { status: 422, text: '选定的会员都没有登记通讯地址，请先补登，或换一个范围。' },
  'labels.too-many': { status: 422, text: '一次最多打印{most}张，请按级别或分支机构分次打印。' },
  'step.too-long': { status: 400, text: '内容太长，请控制在{max}字以内。' },
} as const satisfies Record<string, { status: number; text: string }>

export type ErrorCode = keyof typeof errorTable
export type ErrorDetails = Record<string, string | number | readonly string[] | undefined>

/** A refusal in the domain's words, mapped to the wire once. Facts in `details` fill the sentence. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  /** Problems by path, shown at the fields. */
  readonly problems: readonly FieldProblem[]

  constructor(code: ErrorCode, details: ErrorDetails = {}, problems: readonly FieldProblem[] = []) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.details = details
    this.problems = problems
  }
}

export type FieldProblem = { path: string; message: string }

/** What crosses the wire for any refusal, in tRPC's `error.data.refusal` and as JSON elsewhere. */
export type Refusal = {
  code: ErrorCode
  message: string
  problems: readonly FieldProblem[]
  details: ErrorDetails
}

/** The sentence of a code with its facts filled in. */
export function sentence(code: ErrorCode, details: ErrorDetails = {}): string {
  return errorTable[code].text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = details[name]
    return Array.isArray(fact) ? fact.join('、') : String(fact ?? '')
  })
}

/** A refusal as it crosses the wire. */
export function refusalOf(error: DomainError): Refusal {
  return {
    code: error.code,
    message: sentence(error.code, error.details),
    problems: error.problems,
    details: error.details,
  }
}
