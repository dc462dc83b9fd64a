import { z } from 'zod'
import { label, slug } from './slug.ts'

/** What a staff role may do. A closed set: each is checked by a policy in `permissions/`. */
export const staffPermission = z.enum([
  /** decide at the stages that name the role */
  'cases.decide',
  /** see every case of the association, decided or not */
  'cases.see-all',
  /** prepare and close sittings */
  'meetings.run',
  /** hand cases to colleagues, name a deputy for another */
  'cases.assign',
  /** reopen what somebody else decided wrongly, with a reason */
  'cases.reopen',
  /** enter an application that came on paper, start a handover on a call */
  'paper.enter',
  /** see members */
  'members.see',
  /** suspend, resume, expel; change a title with its resolution */
  'members.manage',
  /** terms of the council, their titles and representatives */
  'council.manage',
  /** bring members in from files, and take lists out */
  'members.import',
  'members.export',
  /** bills, vouchers and receipts */
  'dues.manage',
  /** write, schedule and withdraw notices */
  'notices.write',
  /** search the pool of experts, and draw reviewers from it */
  'experts.see',
  'experts.draw',
  /** see a masked number in full, with a reason */
  'personal-data.unmask',
  /** see messages and the audit log */
  'messages.see',
  'audit.see',
  /** accounts and roles of staff */
  'staff.manage',
])

export const roleSpec = z.strictObject({
  slug,
  label,
  permissions: z.array(staffPermission).min(1),
  /** Held for one branch; decides and sees only that branch's cases. */
  branchBound: z.boolean().default(false),
})

/** 分支机构: no parent, no dues (民发〔2014〕38号). */
export const branchSpec = z.strictObject({ slug, label, phone: z.string().optional() })

export type StaffPermission = z.infer<typeof staffPermission>
export type RoleSpec = z.infer<typeof roleSpec>
export type BranchSpec = z.infer<typeof branchSpec>
