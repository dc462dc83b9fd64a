import type { NavItem } from '@/layouts/nav-item.ts'

/** The places of staff pages, in the head. */
export const deskNav: NavItem[] = [
  { to: '/desk', label: '审批台' },
  { to: '/desk/meetings', label: '会议' },
]
