import type { Refusals } from './refusals.ts'

/** Of members, the council, imports and notices. */
export const membersRefusals = {
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
  'import.undo-over': {
    status: 409,
    text: '这次导入最晚可在{through}撤销，现在已过期。个别会员的资料请在会员页上更正。',
  },
  'import.undecided': {
    status: 422,
    text: '还有{count}行与现有会员或前面的行重复，请先选择合并、覆盖或跳过。',
  },
  'import.nothing-to-do': { status: 422, text: '没有可以导入的行，请先改正有问题的行。' },
  'export.unmask-reason': { status: 422, text: '导出完整手机号请写明事由，至少 4 个字。' },
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
  'notice.nothing-changed': {
    status: 422,
    text: '标题和正文与现在发布的完全一样，没有要更正的。',
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
  'council.retitle-open': {
    status: 409,
    text: '这家单位已有一件级别调整在办，请等它办结，或请经办的同事撤回。',
  },
  'draw.too-few': {
    status: 422,
    text: '符合条件又不用回避的只有 {found} 人，不够抽 {wanted} 人。请放宽条件或少抽几人。',
  },
  'draw.reason-needed': {
    status: 409,
    text: '这个项目已经抽取过（{number}）。要再抽一次，请写明原因，至少 4 个字；两次抽取都会留存。',
  },
} as const satisfies Refusals
