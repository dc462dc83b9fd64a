import { beforeAll, describe, expect, it } from 'vitest'
import { runSql } from './support/databases.ts'
import { signIn } from './support/sign-in.ts'
import { municipal, national, openStage } from './support/stage.ts'
import { prepareTour, type Stop, type Tour, visit } from './support/tour.ts'

const stage = openStage()

/** Signs somebody in for a tour; without a label it is a visitor. */
async function beginTour(site: string, label?: string): Promise<Tour> {
  const person = await stage.person(site)
  await prepareTour(person)
  if (label) await signIn(person.page, stage.login(site, label))
  const staff = label !== undefined && !label.startsWith('会员（')
  return { person, site, forPhones: !staff }
}

/** Visits all stops; answers everything that is wrong, all at once. */
async function lookAt(tour: Tour, stops: readonly Stop[]): Promise<string[]> {
  const problems: string[] = []
  for (const stop of stops) problems.push(...(await visit(tour, stop)))
  return problems
}

/** One text out of the demo data of an association. */
async function find(site: string, sql: string, ...values: string[]): Promise<string> {
  const [row] = await runSql<{ found: string }>(
    stage.world.database,
    `with here as (select t.id from tenant t join tenant_host h on h.tenant_id = t.id where h.host = $1) ${sql}`,
    [`${site}.localhost`, ...values],
  )
  if (!row) throw new Error(`the demo data holds nothing for: ${sql}`)
  return row.found
}

const caseOf = (site: string, label: string, state: string): Promise<string> =>
  find(
    site,
    `select c.id as found from cases c join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     where c.tenant_id = (select id from here) and a.mobile = $2 and c.state = $3`,
    stage.login(site, label).mobile,
    state,
  )

describe.each([
  {
    site: national,
    reviewer: '会员部审核员',
    join: 'join',
    steps: ['guide', 'unit', 'contacts', 'statement'],
  },
  { site: municipal, reviewer: '秘书处审核员', join: 'member-unit', steps: ['guide', 'basics'] },
])('pages of $site', ({ site, reviewer, join, steps }) => {
  let code = ''
  beforeAll(async () => {
    code = await find(
      site,
      `select code as found from certificate where tenant_id = (select id from here) and ended_at is null
       and valid_to >= current_date limit 1`,
    )
  })

  it('that anyone reads', async () => {
    const stops = [
      { name: 'home', path: '/' },
      { name: 'join-guide', path: '/join' },
      { name: 'verify', path: '/verify' },
      { name: 'verify-valid', path: `/verify/${code}`, ready: '.verdict' },
      { name: 'verify-forged', path: '/verify/AAAAAAAAAAAAAAAAAAAA', ready: '.verdict' },
      { name: 'privacy', path: '/privacy' },
      { name: 'notices', path: '/notices', ready: 'main li' },
      { name: 'contact', path: '/contact' },
      { name: 'missing', path: '/nowhere' },
      { name: 'sign-in', path: '/sign-in' },
      { name: 'register', path: '/register' },
      { name: 'reset-password', path: '/reset-password' },
      { name: 'reset-link', path: '/reset-link' },
      { name: 'invited', path: '/invited' },
      { name: 'mobile-objection', path: '/mobile-objection' },
    ]
    expect(await lookAt(await beginTour(site), stops)).toEqual([])
  })

  it('of a member', async () => {
    const label = '会员（在会）'
    const id = await caseOf(site, label, 'approved')
    const stops = [
      { name: 'my-home', path: '/my' },
      { name: 'my-cases', path: '/my/cases' },
      { name: 'my-case-approved', path: `/my/cases/${id}` },
      { name: 'my-notices', path: '/my/notices', ready: 'main li' },
      { name: 'my-certificates', path: '/my/certificates' },
      { name: 'my-account', path: '/my/account' },
      { name: 'my-unit', path: '/my/unit' },
      { name: 'my-identity', path: `/my/identities/${join}` },
      { name: 'my-dues', path: '/my/dues' },
      { name: 'my-invoice', path: '/my/dues/invoice' },
      { name: 'my-payments', path: '/my/payments' },
    ]
    expect(await lookAt(await beginTour(site, label), stops)).toEqual([])
  })

  it('of one whose application was returned', async () => {
    const label = '会员（申请被退回'
    const id = await caseOf(site, label, 'returned')
    const edit = [...steps, 'papers', 'review'].map((step) => ({
      name: `wizard-${step}`,
      path: `/my/cases/${id}/edit/${step}`,
    }))
    const stops = [
      { name: 'my-home-returned', path: '/my' },
      { name: 'my-case-returned', path: `/my/cases/${id}` },
      { name: 'guide', path: `/my/apply/${join}` },
      ...edit,
    ]
    expect(await lookAt(await beginTour(site, label), stops)).toEqual([])
  })

  it('of a reviewer', async () => {
    const id = await find(
      site,
      `select id as found from cases where tenant_id = (select id from here) and state = 'submitted'
       and claimed_by is null order by stage_since limit 1`,
    )
    const stops = [
      { name: 'desk', path: '/desk', ready: '.queue' },
      { name: 'desk-case', path: `/desk/cases/${id}` },
      { name: 'desk-decided', path: '/desk/decided' },
      { name: 'desk-members', path: '/desk/members' },
      { name: 'desk-messages', path: '/desk/messages' },
      { name: 'desk-paper', path: '/desk/paper' },
      { name: 'desk-paper-new', path: '/desk/paper/new' },
      { name: 'desk-handover-new', path: '/desk/handovers/new' },
      { name: 'desk-notices', path: '/desk/notices', ready: 'tbody tr' },
      { name: 'desk-dues', path: '/desk/dues' },
      { name: 'desk-receipts', path: '/desk/receipts' },
      { name: 'desk-templates', path: '/desk/messages/templates' },
      { name: 'desk-labels', path: '/desk/messages/labels' },
      { name: 'desk-account', path: '/desk/account' },
    ]
    expect(await lookAt(await beginTour(site, reviewer), stops)).toEqual([])
  })
})

it('pages of an expert whose certification was returned', async () => {
  const found = await find(
    municipal,
    `select a.mobile || ' ' || c.id as found from cases c
     join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
     where c.tenant_id = (select id from here) and c.application = 'expert' and c.state = 'returned' limit 1`,
  )
  const [mobile = '', id = ''] = found.split(' ')
  const person = await stage.person(municipal)
  await prepareTour(person)
  // All demo accounts have the password that is printed for some of them.
  await signIn(person.page, { mobile, password: stage.login(municipal, '会员').password })
  const stops = ['basics', 'qualifications', 'work', 'schooling', 'review'].map((step) => ({
    name: `expert-${step}`,
    path: `/my/cases/${id}/edit/${step}`,
  }))
  expect(await lookAt({ person, site: municipal, forPhones: true }, stops)).toEqual([])
})

it('pages of a unit that was approved and has not paid yet', async () => {
  const label = '会员（审核已通过，待缴费）'
  const bill = await find(
    municipal,
    `select b.id as found from bill b join member m on m.tenant_id = b.tenant_id and m.id = b.member_id
     join mandate d on d.tenant_id = m.tenant_id and d.party_id = m.party_id and d.to_date is null
     join account a on a.tenant_id = d.tenant_id and a.id = d.account_id
     where b.tenant_id = (select id from here) and a.mobile = $2`,
    stage.login(municipal, label).mobile,
  )
  const stops = [
    { name: 'my-home-unpaid', path: '/my' },
    { name: 'my-case-unpaid', path: `/my/cases/${await caseOf(municipal, label, 'approved')}` },
    { name: 'my-bill-opening', path: `/my/dues/${bill}`, ready: '.opening' },
    { name: 'my-payments-unpaid', path: '/my/payments' },
    { name: 'my-certificates-unpaid', path: '/my/certificates' },
  ]
  expect(await lookAt(await beginTour(municipal, label), stops)).toEqual([])
})

it('pages of an administrator', async () => {
  const term = await find(
    national,
    `select id as found from council_term where tenant_id = (select id from here) limit 1`,
  )
  const stops = [
    { name: 'council', path: '/desk/council' },
    { name: 'desk-mobiles', path: '/desk/staff/mobiles' },
    { name: 'council-term', path: `/desk/council/terms/${term}` },
    { name: 'council-body', path: '/desk/council/bodies/council' },
    { name: 'import', path: '/desk/import' },
    { name: 'staff', path: '/desk/staff' },
  ]
  expect(await lookAt(await beginTour(national, '管理员'), stops)).toEqual([])
})

it('pages of who runs the sittings', async () => {
  const id = await find(
    national,
    `select id as found from meeting where tenant_id = (select id from here) and state = 'planned' limit 1`,
  )
  const stops = [
    { name: 'meetings', path: '/desk/meetings' },
    { name: 'meeting', path: `/desk/meetings/${id}` },
    { name: 'sitting', path: `/desk/meetings/${id}/live` },
  ]
  expect(await lookAt(await beginTour(national, '会长办公会秘书'), stops)).toEqual([])
})

it('pages of who manages staff', async () => {
  const stops = [
    { name: 'desk-staff', path: '/desk/staff', ready: '.ledger' },
    { name: 'desk-account', path: '/desk/account', ready: '#devices' },
  ]
  expect(await lookAt(await beginTour(national, '管理员'), stops)).toEqual([])
})

it('pages of who draws from the pool of experts', async () => {
  const one = (table: string, key: string) =>
    find(
      municipal,
      `select ${key} as found from ${table} where tenant_id = (select id from here) limit 1`,
    )
  const stops = [
    { name: 'experts', path: '/desk/experts', ready: 'tbody tr' },
    { name: 'expert', path: `/desk/experts/${await one('pool_entry', 'identity_id')}` },
    { name: 'new-draw', path: '/desk/experts/draw' },
    { name: 'draws', path: '/desk/experts/draws', ready: 'tbody tr' },
    { name: 'draw', path: `/desk/experts/draws/${await one('expert_draw', 'id')}` },
  ]
  expect(await lookAt(await beginTour(municipal, '秘书处审核员'), stops)).toEqual([])
})
