import type { StaffPermission } from '@guildhall/domain/blueprint/staff'
import type { SiteView } from '@guildhall/contract/site'
import type { NavItem } from '@/layouts/nav-item.ts'

interface DeskPlace extends NavItem {
  /** Shown to those alone who may do this; the server asks again. */
  needs?: StaffPermission
  /** Only where the association has a pool of experts. */
  ofPools?: true
}

/** What the desk's places hang on. */
export interface DeskStanding {
  permissions: readonly string[]
  pools: SiteView['pools']
}

const places: readonly DeskPlace[] = [
  { to: '/desk', label: '审批台' },
  { to: '/desk/decided', label: '已办' },
  { to: '/desk/deputies', label: '代办', needs: 'cases.decide' },
  { to: '/desk/meetings', label: '会议', needs: 'meetings.run' },
  { to: '/desk/members', label: '会员', needs: 'members.see' },
  { to: '/desk/experts', label: '专家库', needs: 'experts.see', ofPools: true },
  { to: '/desk/paper', label: '录入', needs: 'paper.enter' },
  { to: '/desk/council', label: '届次', needs: 'council.manage' },
  { to: '/desk/notices', label: '通知', needs: 'notices.write' },
  { to: '/desk/import', label: '导入', needs: 'members.import' },
  { to: '/desk/dues', label: '会费', needs: 'dues.manage' },
  { to: '/desk/receipts', label: '票据', needs: 'dues.manage' },
  { to: '/desk/messages', label: '消息', needs: 'messages.see' },
  { to: '/desk/staff', label: '人员', needs: 'staff.manage' },
]

/**
 * Below a place, but with rights of its own: a case is entered with `paper.enter` or, where only the
 * staff file it, with `members.manage`; which of the two, the case itself says.
 */
const entryPage = /^\/desk\/paper\/(?!new$)[^/]+/
const entryNeeds: readonly StaffPermission[] = ['paper.enter', 'members.manage']

const isOpen = ({ needs, ofPools }: DeskPlace, { permissions, pools }: DeskStanding): boolean =>
  (!needs || permissions.includes(needs)) && (!ofPools || pools.length > 0)

/** Whether somebody may still stand at an address of the desk: roles change while a page is open. */
export function mayStandAt(path: string, standing: DeskStanding): boolean {
  if (entryPage.test(path)) return entryNeeds.some((need) => standing.permissions.includes(need))
  const place = places.find(
    ({ to }) => to !== '/desk' && (path === to || path.startsWith(`${to}/`)),
  )
  return !place || isOpen(place, standing)
}

/** The places of staff pages, in the head, as far as this person may go there. */
export function deskNavFor(standing: DeskStanding): NavItem[] {
  return places.filter((place) => isOpen(place, standing))
}
