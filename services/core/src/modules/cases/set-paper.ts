import { DomainError } from '@guildhall/contract/errors'
import type { DocumentInput } from '@guildhall/documents/kinds'
import { formDocumentKey, type ApplicationSpec } from '@guildhall/domain/blueprint/application'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { Deps } from '../../kernel/deps.ts'
import { formDocument, type PaperToSet } from './form-document.ts'
import { letterDocument } from './letter-document.ts'

type SampleStamp = DocumentInput<'letter'>['sampleStamp']

/**
 * Sets a paper of an application as PDF; `not-found` for one that it does not have. A `sampleStamp` is
 * for demo data alone.
 */
export async function setPaper(
  documents: Deps['documents'],
  blueprint: PublishedBlueprint,
  spec: ApplicationSpec,
  document: string,
  paper: PaperToSet,
  sampleStamp?: SampleStamp,
): Promise<Uint8Array> {
  if (document === formDocumentKey && spec.printedForm)
    return documents.pdf('application-form', {
      ...formDocument(blueprint, spec, paper),
      sampleStamp,
    })
  const letter = spec.letters.find(({ key }) => key === document)
  if (!letter) throw new DomainError('not-found')
  const data = letterDocument(blueprint, { form: spec.form, letter }, paper)
  return documents.pdf('letter', { ...data, sampleStamp })
}
