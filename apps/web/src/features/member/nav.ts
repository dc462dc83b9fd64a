import type { NavItem } from '@/layouts/nav-item.ts'

/** The places of members' pages, in the head. */
export const memberNav: NavItem[] = [
  { to: '/my', label: '首页' },
  { to: '/my/unit', label: '会员资料' },
  { to: '/my/cases', label: '事项' },
  { to: '/my/notices', label: '通知' },
  { to: '/my/certificates', label: '证书' },
  { to: '/my/account', label: '账号' },
]

/** The places at the lower edge of a phone: four at most. */
export const memberTabs: NavItem[] = memberNav.filter(({ to }) => to !== '/my/unit')
