import type { MessagesSpec } from '@guildhall/domain/blueprint/messages'

/** What the texts need to know of an association. */
export type UsualMessageFacts = {
  /** The registered SMS signature, without brackets. */
  signature: string
  /** Prefix of the template ids at the SMS provider. */
  idPrefix: string
  /** Where people sign in, in words. */
  where: string
  /** Whom to call where something is wrong, in words with the number. */
  whomToCall: string
  /** Whether whoever is approved gets a member number; else the message does not speak of one. */
  namesMemberNumber: boolean
}

/**
 * The usual messages of an association. An SMS goes out as registered signature and template with
 * variables only; `{remarks}` is how many places are to be mended, never a reviewer's own words.
 */
export function usualMessages(facts: UsualMessageFacts): MessagesSpec {
  const { signature, idPrefix, where, whomToCall } = facts
  const memberNumber = facts.namesMemberNumber ? '，会员号{memberNumber}' : ''
  const template = (id: string, text: string, mailSubject?: string) => ({
    smsTemplateId: `${idPrefix}${id}`,
    text,
    // What is worth a mail is worth a message on WeChat, for those who have bound it.
    ...(mailSubject && { mailSubject, wechatTemplateId: `WX_${idPrefix}${id}` }),
  })
  return {
    signature,
    templates: {
      code: template(
        '1001',
        '验证码{code}，{minutes}分钟内有效。请勿告诉他人，工作人员也不会向您索取。',
      ),
      'case-submitted': template(
        '1002',
        `{party}的{case}已收到，编号{number}。办理到哪一步，可登录${where}查看。`,
        '已收到您提交的申请',
      ),
      'case-returned': template(
        '1003',
        `{party}的{case}需要补正，共{remarks}处，已填写的内容都在。请登录${where}按批注修改后重新提交。`,
        '您的申请需要补正',
      ),
      'case-approved': template(
        '1004',
        `{party}的{case}已通过${memberNumber}。请登录${where}查看证书和接下来要办的事。`,
        '您的申请已通过',
      ),
      'case-approved-to-pay': template(
        '1012',
        `{party}的{case}审核已通过，缴费到账后开通会员。应缴会费{amount}元，请于{due}前缴纳，缴费办法请登录${where}查看。`,
        '审核已通过，请缴纳会费',
      ),
      'case-rejected': template(
        '1005',
        `{party}的{case}未予通过，原因和问询电话请登录${where}查看。`,
        '您的申请未予通过',
      ),
      'case-withdrawn': template(
        '1006',
        `{party}的{case}已撤回。如不是您本人操作，请尽快与我们联系。`,
        '您的申请已撤回',
      ),
      'case-advanced': template(
        '1007',
        `{party}的{case}已进入“{stage}”环节。进度可登录${where}查看。`,
        '您的申请有了进展',
      ),
      'handover-code': template(
        '1011',
        `您正与协会工作人员通话，为{party}办理账号交接，请报出验证码{code}，{minutes}分钟内有效。如果您没有在办理，请勿告诉任何人，并致电${whomToCall}。`,
      ),
      'handover-begun': template(
        '1008',
        `{party}的账号负责人已改为您，事项编号{number}。单位的会籍、会费和未办完的事项，请登录${where}继续办理。`,
        '您已是单位的账号负责人',
      ),
      'handover-ended': template(
        '1009',
        `{party}的账号负责人已凭单位盖章的变更函改为他人，事项编号{number}，您的账号不再代表该单位，已全部退出登录。如有疑问请致电${whomToCall}。`,
        '您不再是单位的账号负责人',
      ),
      'account-made': template(
        '1010',
        `协会已受理{party}的{case}，并用本手机号为您开立了账号。请在${where}的登录页点“忘记密码”，用验证码设一个密码后登录。如非本人所知请致电${whomToCall}。`,
      ),
      'notice-published': template('1041', `新通知“{title}”，请登录${where}，在“通知”中查看。`),
      'notice-reminder': template(
        '1042',
        `您单位还没有查看通知“{title}”，请登录${where}，在“通知”中查看。`,
      ),
      'staff-invited': template(
        '1071',
        `邀请您担任{roles}。请在{days}天内打开${where}登录页的“接受邀请”，填写本机号码和邀请码{code}。请勿转告他人。`,
      ),
      'reset-link': template(
        '1072',
        '请打开下面的链接设置新密码，{minutes}分钟内有效，只能用一次：{link}　不是您本人申请的，请不要打开，并与我们联系。',
        '设置新密码',
      ),
      'reset-approved': template(
        '1073',
        `您的身份已核实。{hours}小时后、{days}天之内，可在${where}用短信验证码重设密码。不是您本人申请的，请尽快与我们联系。`,
      ),
      'reset-refused': template('1074', '您重设密码的申请未能核实身份，请与我们联系。'),
      'password-changed': template(
        '1075',
        `您账号的密码刚刚修改，其他设备已全部退出。不是您本人操作的，请立即用短信验证码重设密码，并致电${whomToCall}。`,
      ),
      'mobile-changed': template(
        '1076',
        `您账号的登录手机号已由{from}改为{mobile}，其他设备已全部退出。不是您本人操作的，请致电${whomToCall}。`,
        '登录手机号已修改',
      ),
      'mobile-change-waiting': template(
        '1077',
        `有人申请把您账号的登录手机号改为{mobile}，{hours}小时后生效。不是您本人申请的，请打开链接撤销：{link}　或致电${whomToCall}。`,
        '登录手机号即将修改，请核对',
      ),
      'mobile-change-approved': template(
        '1078',
        `您修改登录手机号的申请已核实，{hours}小时后生效，届时请用本号码登录${where}。`,
      ),
      'mobile-change-refused': template(
        '1079',
        `您修改登录手机号的申请未能核实身份，登录手机号没有变。请致电${whomToCall}。`,
      ),
      'dues-confirmed': template(
        '1051',
        `{party}{year}年度会费{amount}元已确认到账。可登录${where}查看并申请会费票据。`,
        '会费已确认到账',
      ),
      'membership-opened': template(
        '1054',
        `{party}会费{amount}元已确认到账，会员已开通，会员号{memberNumber}，会籍至{until}。会员证请登录${where}查看。`,
        '会员已开通',
      ),
      'voucher-refused': template(
        '1052',
        `{party}{year}年度会费的付款凭证需要重新上传，原因请登录${where}在“会费”中查看。`,
        '付款凭证需要重新上传',
      ),
      'receipt-issued': template(
        '1053',
        `{party}{year}年度会费票据已开具，请登录${where}下载，并在财政票据查验平台核验。`,
        '会费票据已开具',
      ),
      'case-reminder': template(
        '1021',
        `{party}的{case}退回补正已{days}天，还没有重新提交。已填写的内容都在，请登录${where}按批注修改。`,
        '您的申请还等着补正',
      ),
      'case-reopened': template(
        '1022',
        `{party}的{case}经复核重新审核，现在“{stage}”环节，不用重新提交。进度可登录${where}查看。`,
        '您的申请重新审核',
      ),
      'member-suspended': template(
        '1101',
        `{party}的会籍自{from}起暂停。原因和办法请登录${where}查看，{appealUntil}前可以申诉。`,
        '会籍暂停通知',
      ),
      'member-resumed': template(
        '1102',
        `{party}的会籍已恢复，会员证恢复有效。详情请登录${where}查看。`,
        '会籍恢复通知',
      ),
      'member-expelled': template(
        '1103',
        `{party}自{from}起不再是会员。原因和依据请登录${where}查看，{appealUntil}前可以申诉。`,
        '除名通知',
      ),
      'appeal-decided': template(
        '1104',
        `{party}的申诉已有结果：{outcome}。详情请登录${where}查看。`,
        '申诉结果通知',
      ),
      'certificate-lapses': template(
        '1105',
        `{party}，您在专家库登记的一项证书{day}到期，还有{days}天。换证后请登录${where}在“修改资料”中更新。`,
      ),
    },
  }
}
