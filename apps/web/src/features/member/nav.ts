import type { NavItem } from '@/layouts/nav-item.ts'

/** The places of members' pages, in the head. */
export const memberNav: NavItem[] = [
  { to: '/my', label: '首页' },
  { to: '/my/unit', label: '会员资料' },
  { to: '/my/cases', label: '事项' },
  { to: '/my/notices', label: '通知' },
  { to: '/my/dues', label: '会费' },
  { to: '/my/certificates', label: '证书' },
  { to: '/my/account', label: '账号' },
]

/** Places that a phone finds in the menu alone: its lower edge holds four. */
const inMenuOnly = ['/my/unit', '/my/certificates', '/my/account']
export const memberTabs: NavItem[] = memberNav.filter(({ to }) => !inMenuOnly.includes(to))
