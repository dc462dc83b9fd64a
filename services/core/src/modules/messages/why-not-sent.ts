/** What a provider's or our own reason means to the staff, and what helps; the first that fits. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/MOBILE_NUMBER_ILLEGAL|NUMBER_/, '手机号不存在或已停用，请向单位核实联系人的号码。'],
  [/AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE/, '短信账户余额不足或已停机，请充值后重发。'],
  [/BUSINESS_LIMIT|Throttling/, '对方短时间内收到的短信太多，运营商限制，过一小时再重发。'],
  [/BLACK|BLACK_KEY|UNSUBSCRIBE|T_FAIL|43004|43101/, '对方拒收或未关注，请改用电话联系。'],
  [/TEMPLATE|SIGN/, '短信模板或签名没有登记，请联系平台运营方。'],
  [/no provider|not connected/, '发送通道没有接通，接通后会自动再试。'],
  [/code had expired/, '验证码已过时，不再发送。'],
  [/template is no longer there/, '这种消息的模板已被移除。'],
  [
    /interrupted|Timeout|TimeoutError|HTTP |ECONN|isp\.|InternalError/,
    '服务商没有回话，不知道对方收到没有；可先电话问一声，再决定是否重发。',
  ],
  [
    /undelivered|DELIVER|UNDELIV|IB:|MK:|CA:|EXPIRED/i,
    '运营商没有送到，可能关机、欠费或被手机拦截，请改用电话联系。',
  ],
]

/** A reason as a sentence; unknown ones as they are, so that the operator can be told. */
export function whyNotSent(reason: string | null): string | null {
  if (!reason) return null
  const known = reasons.find(([pattern]) => pattern.test(reason))
  return known ? known[1] : `服务商返回“${reason}”，请把它告诉平台运营方。`
}
