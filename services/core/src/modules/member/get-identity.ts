import type { IdentityView } from '@guildhall/contract/identities'
import { DomainError } from '@guildhall/contract/errors'
import { certifies } from '@guildhall/domain/blueprint/certifies'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { CaseFile } from '@guildhall/contract/common'
import { applicationOf, blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { presentFile, type CaseFileRecord } from '../cases/case-files.ts'
import { certifiedFileIds } from '../cases/first-files.ts'
import { optionsOf } from '../cases/form-context.ts'
import { showAnswers, vaultOf } from '../cases/secret-answers.ts'
import { presentIdentity } from './present-identity.ts'
import { readCertifiedIdentities } from './read-certified-identities.ts'
import { readOwnCases } from './read-own-cases.ts'
import { readRenewal } from './read-renewal.ts'

/** What is certified of the account's own as one identity, beside what a renewal under way would change. */
export async function getIdentity(
  ctx: SignedInContext,
  input: { application: string },
): Promise<IdentityView> {
  const blueprint = await blueprintInForce(ctx)
  const spec = applicationOf(blueprint, input.application)
  if (!certifies(spec.kind)) throw new DomainError('not-found')
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const [cases, certified] = await Promise.all([
    readOwnCases(ctx),
    readCertifiedIdentities(db, ctx.actor.partyIds),
  ])
  const card = await presentIdentity(ctx, blueprint.content, spec, { cases, certified })
  const inForce = certified.find(({ typeSlug }) => typeSlug === spec.identityType)
  const open = card.isRenewal ? cases.find(({ record }) => record.id === card.caseId) : undefined
  return {
    card,
    certified: inForce
      ? {
          version: inForce.version,
          at: inForce.at.toISOString(),
          form: spec.form,
          options: optionsOf(blueprint, spec.form),
          answers: showAnswers(vaultOf(ctx), spec.form, inForce.answers),
          attachments: spec.attachments.filter(({ stampedForm }) => !stampedForm),
          files: await certifiedFiles(ctx, spec, inForce.partyId),
        }
      : null,
    changes: open ? await readRenewal(ctx, open) : [],
  }
}

/** The papers that the certification in force rests on. */
async function certifiedFiles(
  ctx: SignedInContext,
  spec: ApplicationSpec,
  partyId: string,
): Promise<CaseFile[]> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const ids = await certifiedFileIds(db, spec, partyId)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<CaseFileRecord>(filesSql, [ids])
  return rows.map((file) => presentFile(file, null))
}

const filesSql = `
select id, slot, name, mime, size, sha256, pages, 'none' as "printCheck", null as "printHash", null as "printMobile",
  uploaded_at as "uploadedAt"
from stored_file where tenant_id = current_tenant() and id = any($1::uuid[]) order by uploaded_at, id`
