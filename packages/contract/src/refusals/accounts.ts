import type { Refusals } from './refusals.ts'

/** Of accounts, sessions, codes, staff and their second factor. */
export const accountsRefusals = {
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
  'mobile.same': { status: 400, text: '这就是现在的手机号，请填写另一个号码。' },
  'mobile.prove-first': {
    status: 409,
    text: '原手机号的验证已超过30分钟，请重新验证原手机号。',
  },
  'mobile.asked-already': {
    status: 409,
    text: '已有一项修改手机号的申请在办理，可先撤回再重新申请。',
  },
  'mobile.approved-already': {
    status: 409,
    text: '协会已核实您更换手机号的申请，正等待生效。要改用原号码办理，请先撤回那项申请。',
  },
  'mobile.paper-needed': {
    status: 400,
    text: '您代表单位使用账号，请上传单位盖章的说明，例如《企业协会账号负责人说明》。',
  },
  'mobile.objection-over': {
    status: 409,
    text: '这个链接已用过，或这项申请已不在等待生效。有疑问请与协会联系。',
  },
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
  'deputy.dates': { status: 422, text: '结束日期不能早于开始日期和今天，最长一年。' },
  'deputy.overlaps': { status: 409, text: '这段时间已经指定了代办人，请先收回。' },
  'deputy.not-colleague': { status: 422, text: '代办人应是本会另一位在职的同事。' },
} as const satisfies Refusals
