import { shippedAssociations, type ShippedAssociation } from '@guildhall/blueprints/registry'

export type DemoLogin = { label: string; mobile: string; password: string }

/** The one password of all demo accounts. */
export const DEMO_PASSWORD = 'Guildhall2026'

/**
 * Mobiles of the members whose logins are printed: one whose case was returned, one in good standing,
 * and, where membership begins with the payment, one that was approved and has not paid yet.
 */
export const MEMBER_MOBILES = {
  returned: '13900000101',
  member: '13900000102',
  unpaid: '13900000103',
} as const

/** Whether a newcomer of this association is approved before it has paid. */
export const paysToBegin = ({ dues }: { dues: { membershipStarts?: string } }): boolean =>
  dues.membershipStarts === 'on-payment'

/** Mobile of the staff member at a place of the demo's list. */
export const staffMobile = (at: number): string => `13900000${201 + at}`

/** The demo logins of a shipped association, for the start banner; none for any other. */
export function demoLogins(slug: string): DemoLogin[] {
  const shipped = shippedAssociations.find((each) => each.slug === slug)
  if (!shipped) return []
  const logins = [
    { label: '会员（申请被退回，待修改）', mobile: MEMBER_MOBILES.returned },
    { label: '会员（在会）', mobile: MEMBER_MOBILES.member },
    ...(paysToBegin(shipped.blueprint)
      ? [{ label: '会员（审核已通过，待缴费）', mobile: MEMBER_MOBILES.unpaid }]
      : []),
    ...shipped.demo.staff.map((member, at) => ({
      label: staffLabel(shipped, member.role, member.branch, member.name),
      mobile: staffMobile(at),
    })),
  ]
  return logins.map((login) => ({ ...login, password: DEMO_PASSWORD }))
}

function staffLabel(
  { blueprint }: ShippedAssociation,
  role: string,
  branch: string | undefined,
  name: string,
): string {
  const roleLabel = blueprint.roles.find(({ slug }) => slug === role)?.label ?? role
  const branchLabel = blueprint.branches.find(({ slug }) => slug === branch)?.label
  return `${branchLabel ? `${roleLabel}（${branchLabel}）` : roleLabel} ${name}`
}
