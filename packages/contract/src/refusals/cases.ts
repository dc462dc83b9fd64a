import type { Refusals } from './refusals.ts'

/** Of cases: forms, files, prints, sittings, handovers. */
export const casesRefusals = {
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
  'case.title-unsettled': {
    status: 409,
    text: '申请的职务是{title}，会费按职务交纳。请先核定职务，再通过。',
  },
  'case.title-note': {
    status: 422,
    text: '核定的职务与申请的不同，请写一句说明，申请人会看到。',
  },
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
  'case.already-member': { status: 409, text: '贵单位已是会员，不需要再次申请入会。' },
  'case.awaits-payment': {
    status: 409,
    text: '入会申请已通过，缴费到账后开通会员，不需要再次申请。缴费办法在会费页面。',
  },
  'case.members-only': {
    status: 409,
    text: '只有会籍有效的会员才能办理这件事项。会籍是否有效，请看首页或致电协会。',
  },
  'case.suspended': {
    status: 409,
    text: '会籍暂停期间不能变更归属，恢复后再申请；会费、联系人、信息变更和退会照常办理。恢复和申诉的办法见首页。',
  },
  'case.suspended-meanwhile': {
    status: 409,
    text: '这个会员的会籍现在暂停，恢复之前不能通过归属变更。可以等恢复后再办，也可以退回或不予通过。',
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
  'case.other-party': {
    status: 409,
    text: '这个账号已认证的名称或信用代码与这件申请不一致，不能通过。请退回，让申请人填同一单位（同一人），或另注册账号。',
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
  'draft.conflict': { status: 409, text: '这一部分刚在另一处修改过，请看过两处内容后选定。' },
  'print.outdated': {
    status: 422,
    text: '申请书打印后又改过内容，原来的盖章件已不算数，请重新下载、盖章、上传。',
  },
  'print.not-ready': { status: 422, text: '申请书上要印的内容还没有填齐，请先补齐再下载。' },
  'file.too-large': { status: 413, text: '文件超过20MB，请压缩或分成几份再上传。' },
  'file.empty': { status: 400, text: '文件是空的，请检查后重新选择。' },
  'file.not-a-photo': {
    status: 415,
    text: '这里要照片，请拍照或选 JPG、PNG 图片，不要传 PDF。',
  },
  'file.type': { status: 415, text: '只接受PDF、JPG、PNG文件，这个文件的内容不是这几种。' },
  'file.damaged': { status: 422, text: '文件打不开，可能已损坏，请重新扫描或另存后再上传。' },
  'file.encrypted': { status: 422, text: '这个PDF设有密码，请取消密码后再上传。' },
  'file.active-content': {
    status: 422,
    text: '这个PDF含有脚本或附件，不能接收，请打印成普通PDF后再上传。',
  },
  'file.too-many-pixels': { status: 422, text: '图片超过4000万像素，请调低分辨率后再上传。' },
  'file.slot-full': { status: 409, text: '这里最多放{max}个文件，请先移除一个。' },
  'upload.unfinished': { status: 409, text: '文件还没有传完，请继续上传。' },
  'upload.altered': {
    status: 422,
    text: '传到的内容与原来的文件不一致，请重新选择文件上传。',
  },
  'upload.too-many': { status: 409, text: '没有传完的文件已有{max}个，请先传完或放弃几个。' },
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
} as const satisfies Refusals
