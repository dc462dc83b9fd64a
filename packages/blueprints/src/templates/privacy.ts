import type { PrivacySpec } from '@guildhall/domain/blueprint/site'

/** What the rules need to know of an association. */
export type PrivacyFacts = {
  version: string
  from: string
  /** Full name: the handler of the personal information (PIPL Art. 73). */
  association: string
  address: string
  /** Whom to ask and to address requests to. */
  office: string
  phone: string
  email: string
  /** What is collected beyond the account and the contact, by purpose; sentences. */
  furtherData: string[]
  /** Sensitive personal information that is handled, and why; empty where none is. */
  sensitive: string[]
}

/**
 * 个人信息保护规则 after the Personal Information Protection Law (PIPL): who handles what, why, how
 * long, with whom, and how people see, correct and delete theirs (Art. 7, 17, 19, 21, 23, 28–30, 44–50).
 */
export function privacyRules(facts: PrivacyFacts): PrivacySpec {
  return {
    version: facts.version,
    from: facts.from,
    title: '个人信息保护规则',
    sections: [
      { heading: '一、谁在处理您的个人信息', paragraphs: handler(facts) },
      { heading: '二、我们收集什么，用来做什么', paragraphs: collected(facts) },
      { heading: '三、敏感个人信息', paragraphs: sensitive(facts) },
      { heading: '四、谁能看到', paragraphs: seenBy() },
      { heading: '五、保存多久', paragraphs: kept() },
      { heading: '六、怎样保护', paragraphs: protectedHow() },
      { heading: '七、您的权利，怎样行使', paragraphs: rights(facts) },
      { heading: '八、规则的变更', paragraphs: changes() },
    ],
  }
}

function handler({ association, address, office, phone, email }: PrivacyFacts): string[] {
  return [
    `${association}（以下称“协会”）是本网站上个人信息的处理者，地址：${address}。个人信息保护事务由${office}负责，电话 ${phone}，邮箱 ${email}。`,
    '您在注册时勾选同意，表示您知道并同意协会按本规则处理您的个人信息。网站会记下您同意的版本和时间。您可以不同意，但没有账号就不能在网上办理，可以改为递交纸质材料。',
  ]
}

function collected({ furtherData }: PrivacyFacts): string[] {
  return [
    '注册账号：用户名、手机号、电子邮箱、单位名称、密码。手机号用于登录、找回密码和接收办理结果；电子邮箱用于接收文件和票据。密码只保存不可还原的摘要。',
    ...furtherData,
    '使用网站：登录时间、浏览器类型，以及办理、查看和下载的操作记录，用于保障账号安全和核查操作，这是网络安全法要求留存的日志。',
    '我们只收集办理所必需的信息，不从其他渠道收集，不用于广告推送，不用于对个人的自动化决策。',
  ]
}

function sensitive({ sensitive }: PrivacyFacts): string[] {
  if (sensitive.length === 0) {
    return [
      '办理入会和日常业务不需要敏感个人信息。请不要在说明或附件中提供身份证号、银行卡号、健康状况等无关信息；发现您误传的，我们会请您撤换并删除。',
    ]
  }
  return [
    ...sensitive,
    '收集敏感个人信息前会单独征得您的同意。身份证号加密保存，页面上只显示部分数字；工作人员确需查看全部数字的，要有权限并写明理由，每次查看都留有记录。',
  ]
}

function seenBy(): string[] {
  return [
    '在协会内部，只有办理您的事项、且岗位需要的工作人员能看到您的资料；分支机构的审核人员只能看到本分支机构的事项。您可以在“谁能看到我的资料”页面查看保存了什么、谁看过。',
    '为发送短信和邮件，我们把手机号、邮箱和通知内容交给受托的短信和邮件服务商，仅限于发送所需；为开具会费票据，我们把票据所需信息报送财政部门的电子票据系统。除此之外，非经您单独同意或法律要求，不向其他人提供，不公开，不向境外提供。',
    '任何人凭证书上的二维码或证书编号，可以查验证书真伪，看到的只有证书上已载明的内容，不含手机号和邮箱。',
  ]
}

function kept(): string[] {
  return [
    '账号和联系方式：保存到您注销账号为止。没有提交的草稿：您可以随时删除。',
    '已提交的申请、审核记录、会籍和证书：属于协会的会员档案，在会籍存续期间保存，退会后按档案管理规定保存。会费单据按会计档案管理规定保存。',
    '操作日志保存不少于六个月。期限届满后，我们删除或者匿名化处理。',
  ]
}

function protectedHow(): string[] {
  return [
    '各协会的数据彼此隔离；传输全程加密；重要的操作和查看都有不可篡改的记录；连续输错密码会暂停登录。',
    '万一发生个人信息泄露、篡改、丢失，我们会立即补救，并按法律规定通知您和有关部门，说明涉及的信息、可能的影响和您可以采取的措施。',
  ]
}

function rights({ office, phone, email }: PrivacyFacts): string[] {
  return [
    '您可以查阅、复制、更正、补充您的个人信息，可以要求删除，可以撤回同意、注销账号，也可以要求我们解释本规则。撤回同意不影响撤回之前已进行的处理。',
    `账号资料可以登录后自行修改；其他请求请联系${office}（电话 ${phone}，邮箱 ${email}）。我们核实身份后，在十五个工作日内答复；不能满足的，说明理由。`,
    '您在单位联系人变更后不再负责会员事务的，可以要求把您的信息从联系人中移除。近亲属可依法对逝者的相关信息行使查阅、复制、更正、删除等权利。',
    '对处理有异议的，可以向网信部门投诉、举报，或者向人民法院起诉。',
  ]
}

function changes(): string[] {
  return [
    '规则变更时，会在网站公布新的版本和施行日期。涉及处理目的、方式、种类变化的，在您下次登录时重新征得同意。历次版本都可以查阅。',
  ]
}
