import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countUnits } from '@guildhall/blueprints/demo/count-units'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import { readQrCodes } from '@guildhall/documents/read-qr'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { attachmentProblems } from '@guildhall/domain/forms/file-slots'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import { sha256 } from '../kernel/blueprint-store.ts'
import { formContext } from '../modules/cases/form-context.ts'
import { openAnswers, vaultOf } from '../modules/cases/secret-answers.ts'
import { printQr } from '../modules/cases/print-code.ts'
import { DEMO_PASSWORD, demoLogins } from './demo-logins.ts'
import { seedDemo } from './seed.ts'
import { seedSites, type SeededSites } from './testing/seeded-sites.ts'

let sites: SeededSites

beforeAll(async () => {
  sites = await seedSites()
})

afterAll(() => sites.drop())

const slugs = shippedAssociations.map(({ slug }) => slug)

/** How many units the demo spec asks for. */
function unitsIn(slug: string): number {
  const shipped = shippedAssociations.find((each) => each.slug === slug)
  return shipped ? countUnits(shipped) : 0
}

describe.each(slugs)('demo data of %s', (slug) => {
  it('has as many units as it should', async () => {
    const [found] = await sites.rows<{ count: number }>(
      slug,
      "select count(*)::int as count from party where kind = 'unit'",
    )
    expect(found?.count).toBe(unitsIn(slug))
  })

  it('has cases in every state, at every stage, and members of every title', async () => {
    const states = await sites.rows<{ state: string }>(
      slug,
      'select distinct state from cases order by state',
    )
    expect(states.map(({ state }) => state)).toEqual([
      'approved',
      'draft',
      'rejected',
      'returned',
      'submitted',
      'withdrawn',
    ])
    const { content } = await sites.deps.blueprints.current(sites.idOf(slug))
    const stages = await sites.rows<{ at: string }>(
      slug,
      "select distinct application || ' ' || stage_slug as at from cases where state = 'submitted'",
    )
    const wanted = content.applications.flatMap(({ slug, workflow }) =>
      workflow.stages.map((stage) => `${slug} ${stage.slug}`),
    )
    expect(stages.map(({ at }) => at).toSorted()).toEqual(wanted.toSorted())
    const titles = await sites.rows<{ title: string }>(
      slug,
      'select distinct title_slug as title from member',
    )
    expect(titles.map(({ title }) => title).toSorted()).toEqual(
      content.dues.titles.map(({ slug }) => slug).toSorted(),
    )
    const branches = await sites.rows<{ branch: string }>(
      slug,
      'select distinct branch_slug as branch from member where branch_slug is not null',
    )
    expect(branches).toHaveLength(content.branches.length)
  })

  it('leaves a step for each version of a case, with the hash that was seen', async () => {
    expect(
      await sites.rows(
        slug,
        `select c.id from cases c where c.version <>
      (select count(*) from case_step s where s.tenant_id = c.tenant_id and s.case_id = c.id)`,
      ),
    ).toEqual([])
    expect(
      await sites.rows(
        slug,
        `select s.id from case_step s join submission b on b.tenant_id = s.tenant_id and b.id = s.submission_id
      where s.seen_hash is not null and s.seen_hash <> b.content_hash`,
      ),
    ).toEqual([])
  })

  it('tells no story from the future, and each in order', async () => {
    expect(await sites.rows(slug, 'select id from case_step where at > now()')).toEqual([])
    expect(
      await sites.rows(
        slug,
        'select id from case_step s where exists (select 1 from case_step e where e.case_id = s.case_id and e.case_version < s.case_version and e.at >= s.at)',
      ),
    ).toEqual([])
    expect(
      await sites.rows(
        slug,
        'select id from cases c where exists (select 1 from case_step s where s.case_id = c.id and s.at < c.created_at)',
      ),
    ).toEqual([])
  })

  it('has answers and papers with which each submission could be submitted again', async () => {
    const blueprint = await sites.deps.blueprints.current(sites.idOf(slug))
    const found = await sites.rows<{
      application: string
      answers: Answers
      files: { slot: string }[]
    }>(
      slug,
      `select c.application, s.answers, s.files from submission s join cases c on c.tenant_id = s.tenant_id and c.id = s.case_id`,
    )
    const vault = vaultOf({ deps: sites.deps, tenant: { id: sites.idOf(slug) } })
    const problems = found.flatMap(({ application, answers, files }) => {
      const spec = blueprint.content.applications.find((each) => each.slug === application)
      if (!spec) throw new Error(application)
      const slots = files.map((file) => file.slot)
      return [
        ...validateAnswers(
          spec.form,
          openAnswers(vault, spec.form, answers),
          'submit',
          formContext(blueprint, sites.deps.clock, slots),
        ),
        ...attachmentProblems(spec.attachments, slots, 'submit', 'papers'),
      ]
    })
    expect(problems).toEqual([])
  })

  it('balances its books, in each entry and all together', async () => {
    expect(
      await sites.rows(
        slug,
        'select entry_id from posting group by entry_id having sum(amount_fen) <> 0',
      ),
    ).toEqual([])
    expect(
      await sites.rows(
        slug,
        "select b.id from bill b join posting p on p.tenant_id = b.tenant_id and p.bill_id = b.id and p.ledger = 'dues-receivable' group by b.id, b.amount_fen having sum(p.amount_fen) not between 0 and b.amount_fen",
      ),
    ).toEqual([])
    const [kinds] = await sites.rows<{ paid: number; overdue: number; open: number }>(
      slug,
      `select count(*) filter (where owed = 0)::int as paid, count(*) filter (where owed > 0 and due_on < current_date)::int as overdue, count(*) filter (where owed > 0 and due_on >= current_date)::int as open
      from (select b.due_on, (select sum(amount_fen) from posting p where p.tenant_id = b.tenant_id and p.bill_id = b.id and p.ledger = 'dues-receivable') as owed from bill b) o`,
    )
    expect(kinds?.paid).toBeGreaterThan(20)
    expect(kinds?.overdue).toBeGreaterThan(2)
    expect(kinds?.open).toBeGreaterThan(0)
  })

  it('has an event chain that follows, with one event at least for each step', async () => {
    expect(await sites.rows(slug, 'select broken_event() as broken')).toEqual([{ broken: null }])
    expect(
      await sites.rows(
        slug,
        'select h.seq from event_head h where h.seq <> (select max(seq) from event) or h.hash <> (select hash from event order by seq desc limit 1)',
      ),
    ).toEqual([])
    expect(
      await sites.rows(
        slug,
        "select s.id from case_step s where not exists (select 1 from event e where e.tenant_id = s.tenant_id and e.subject_id = s.case_id and e.kind = 'case.' || s.action and (e.facts->>'version')::int = s.case_version)",
      ),
    ).toEqual([])
  })

  it('lets the next number follow those that are used', async () => {
    const counters = await sites.rows<{ kind: string; year: number; value: number }>(
      slug,
      'select kind, year, value from number_counter',
    )
    const used = await sites.rows<{ kind: string; year: number; most: number }>(
      slug,
      `
      select kind, (regexp_match(number, '(20\\d\\d)-?\\d+$'))[1]::int as year, max((regexp_match(number, '20\\d\\d-?(\\d+)$'))[1]::int) as most
      from (select 'member' as kind, number from member union all select 'case:' || application, number from cases where number is not null
        union all select 'certificate:' || (select distinct application from cases c where c.identity_type_slug = x.type_slug and c.kind in ('join', 'certify')), number from certificate x) n group by 1, 2`,
    )
    for (const { kind, year, most } of used) {
      expect(
        counters.find((counter) => counter.kind === kind && counter.year === year)?.value,
        `${kind} ${year}`,
      ).toBe(most)
    }
  })

  it('has a login for each that is printed', async () => {
    for (const { mobile, password } of demoLogins(slug)) {
      const account = await sites.deps.database
        .tenantDb(sites.idOf(slug))
        .account.findFirst({ where: { mobile } })
      expect(await sites.deps.passwords.verify(account?.passwordHash ?? null, password)).toBe(true)
    }
  })

  it('stores the bytes that its rows speak of', async () => {
    const files = await sites.rows<{ key: string; size: number; sha256: string }>(
      slug,
      'select distinct storage_key as key, size, sha256 from stored_file',
    )
    for (const { key, size, sha256: hash } of files) {
      const bytes = await sites.deps.storage.get(key)
      expect([bytes.byteLength, sha256(bytes)]).toEqual([size, hash])
    }
  })

  it('has a code that can be read on the stamped form under review', async () => {
    const [form] = await sites.rows<{ key: string; code: string }>(
      slug,
      `select f.storage_key as key, p.code from stored_file f
       join form_print p on p.tenant_id = f.tenant_id and p.id = f.print_id
       join cases c on c.tenant_id = f.tenant_id and c.id = f.case_id
       where c.state = 'submitted' and f.removed_at is null limit 1`,
    )
    const bytes = await sites.deps.storage.get(form?.key ?? '')
    const codes = await readQrCodes(bytes, 'application/pdf')
    expect(codes.map(({ text }) => text)).toContain(printQr(form?.code ?? ''))
  })
})

describe('seedDemo', () => {
  it('changes nothing where there is data already', async () => {
    const counted = () =>
      Promise.all(
        slugs.map((slug) =>
          sites.rows(
            slug,
            'select (select count(*) from cases) as cases, (select count(*) from event) as events, (select count(*) from account) as accounts',
          ),
        ),
      )
    const before = await counted()
    await seedDemo(sites.deps, sites.tenants)
    expect(await counted()).toEqual(before)
  })

  it('prints a password that the rules would accept', () => {
    expect(DEMO_PASSWORD).toMatch(/^(?=.*[A-Za-z])(?=.*\d).{10,}$/)
    expect(demoLogins('nobody')).toEqual([])
  })
})
