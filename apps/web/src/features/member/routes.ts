import type { RouteRecordRaw } from 'vue-router'

/** Members' pages inside MemberLayout; paths are relative to `/my`. */
export const memberRoutes: RouteRecordRaw[] = [
  { path: '', component: () => import('./home/HomePage.vue'), meta: { title: '我的首页' } },
  {
    path: 'identities/:application',
    component: () => import('./identity/IdentityPage.vue'),
    meta: { title: '认证资料' },
  },
  {
    path: 'unit',
    component: () => import('./unit/UnitPage.vue'),
    meta: { title: '会员资料' },
  },
  { path: 'cases', component: () => import('./cases/CasesPage.vue'), meta: { title: '事项' } },
  { path: 'cases/:id', component: () => import('./cases/CasePage.vue'), meta: { title: '事项' } },
  {
    path: 'notices',
    component: () => import('./notices/NoticesPage.vue'),
    meta: { title: '通知公告' },
  },
  {
    path: 'notices/:noticeId',
    component: () => import('./notices/NoticePage.vue'),
    meta: { title: '通知公告' },
  },
  {
    path: 'certificates/:id?',
    component: () => import('./certificate/CertificatePage.vue'),
    meta: { title: '电子证书' },
  },
  { path: 'dues', component: () => import('./dues/DuesPage.vue'), meta: { title: '会费' } },
  {
    path: 'dues/invoice',
    component: () => import('./dues/InvoicePage.vue'),
    meta: { title: '开票信息登记' },
  },
  {
    path: 'payments',
    component: () => import('./dues/PayRecordPage.vue'),
    meta: { title: '缴费记录' },
  },
  { path: 'dues/:billId', component: () => import('./dues/BillPage.vue'), meta: { title: '会费' } },
  {
    path: 'sanctions',
    component: () => import('./sanctions/SanctionsPage.vue'),
    meta: { title: '会籍处理' },
  },
  {
    path: 'account',
    component: () => import('./account/AccountPage.vue'),
    meta: { title: '账号' },
  },
]

/** Members' pages with a head of their own, such as the wizard; paths are absolute, below `/my/`. */
export const memberBareRoutes: RouteRecordRaw[] = [
  {
    path: '/my/apply/:application',
    component: () => import('./guide/GuidePage.vue'),
    meta: { title: '阅读须知' },
  },
  {
    path: '/my/cases/:id/edit/:step?',
    component: () => import('./wizard/WizardPage.vue'),
    meta: { title: '填写申请' },
  },
]
