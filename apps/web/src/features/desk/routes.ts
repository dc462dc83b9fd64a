import type { RouteRecordRaw } from 'vue-router'
import { expertRoutes } from './experts/routes.ts'

const ReviewDeskPage = () => import('./review/ReviewDeskPage.vue')

/** Staff pages inside DeskLayout; paths are relative to `/desk`. */
export const deskRoutes: RouteRecordRaw[] = [
  { path: '', component: ReviewDeskPage, meta: { title: '审批台' } },
  { path: 'cases/:caseId', component: ReviewDeskPage, meta: { title: '审批台' } },
  {
    path: 'meetings',
    component: () => import('./meetings/MeetingsPage.vue'),
    meta: { title: '会议' },
  },
  {
    path: 'meetings/:meetingId',
    component: () => import('./meetings/MeetingPage.vue'),
    meta: { title: '会议' },
  },
  {
    path: 'members',
    component: () => import('./members/MembersPage.vue'),
    meta: { title: '会员' },
  },
  { path: 'dues', component: () => import('./dues/DuesDeskPage.vue'), meta: { title: '会费' } },
  {
    path: 'dues/:billId',
    component: () => import('./dues/DeskBillPage.vue'),
    meta: { title: '会费' },
  },
  {
    path: 'receipts',
    component: () => import('./receipts/ReceiptsPage.vue'),
    meta: { title: '票据' },
  },
  {
    path: 'paper',
    component: () => import('./paper/EnteredPage.vue'),
    meta: { title: '录入' },
  },
  {
    path: 'paper/new',
    component: () => import('./paper/NewPaperPage.vue'),
    meta: { title: '录入纸质申请' },
  },
  {
    path: 'paper/:id',
    component: () => import('../member/cases/CasePage.vue'),
    meta: { title: '录入' },
  },
  {
    path: 'handovers/new',
    component: () => import('./handovers/NewHandoverPage.vue'),
    meta: { title: '受理账号交接' },
  },
  {
    path: 'deputies',
    component: () => import('./deputies/DeputiesPage.vue'),
    meta: { title: '代办' },
  },
  {
    path: 'members/:memberId',
    component: () => import('./members/MemberPage.vue'),
    meta: { title: '会员' },
  },
  {
    path: 'decided',
    component: () => import('./decided/DecidedPage.vue'),
    meta: { title: '已办' },
  },
  { path: 'staff', component: () => import('./staff/StaffPage.vue'), meta: { title: '人员' } },
  {
    path: 'staff/mobiles',
    component: () => import('./staff/MobileRequestsPage.vue'),
    meta: { title: '手机号变更' },
  },
  {
    path: 'account',
    component: () => import('./account/DeskAccountPage.vue'),
    meta: { title: '账号' },
  },
  {
    path: 'council',
    component: () => import('./council/CouncilPage.vue'),
    meta: { title: '届次' },
  },
  {
    path: 'council/terms/:termId',
    component: () => import('./council/TermPage.vue'),
    meta: { title: '届次' },
  },
  {
    path: 'council/bodies/:body',
    component: () => import('./council/BodyPage.vue'),
    meta: { title: '名单' },
  },
  {
    path: 'notices',
    component: () => import('./notices/NoticesPage.vue'),
    meta: { title: '通知公告' },
  },
  {
    path: 'notices/:noticeId',
    component: () => import('./notices/NoticePage.vue'),
    meta: { title: '通知' },
  },
  {
    path: 'import',
    component: () => import('./imports/ImportPage.vue'),
    meta: { title: '导入会员' },
  },
  {
    path: 'import/:importId',
    component: () => import('./imports/ImportJobPage.vue'),
    meta: { title: '导入会员' },
  },
  expertRoutes,
  {
    path: 'messages',
    component: () => import('./messages/MessagesPage.vue'),
    meta: { title: '消息' },
  },
  {
    path: 'messages/templates',
    component: () => import('./messages/TemplatesPage.vue'),
    meta: { title: '消息模板' },
  },
  {
    path: 'messages/labels',
    component: () => import('./messages/LabelsPage.vue'),
    meta: { title: '地址标签' },
  },
]

/** Staff pages with the whole screen, such as the sitting; paths are absolute, below `/desk/`. */
export const deskBareRoutes: RouteRecordRaw[] = [
  {
    path: '/desk/paper/:id/edit/:step?',
    component: () => import('../member/wizard/WizardPage.vue'),
    meta: { title: '录入' },
  },
  {
    path: '/desk/meetings/:meetingId/live',
    component: () => import('./meetings/SittingPage.vue'),
    meta: { title: '会议' },
  },
]
