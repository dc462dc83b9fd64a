import type { PublishedBlueprint } from '../kernel/blueprint-store.ts'
import type { Deps } from '../kernel/deps.ts'
import { isOpen } from '@guildhall/domain/workflow/case-machine'
import { samplePhoto } from './sample-photo.ts'
import { archivedSheet, paperSheet, stampedPaper } from './paper-data.ts'
import { storedPaper, storedPhoto, type StoredPaper, type StoredPapers } from './papers.ts'
import type { DemoCase, DemoFile, DemoSubmission } from './types.ts'

export type PaperDeps = Pick<Deps, 'documents' | 'storage'>
type PaperPlace = { tenantId: string; blueprint: PublishedBlueprint; cases: readonly DemoCase[] }

/**
 * Makes and stores the bytes of all demo files. Pictures are one and the same sample; papers under review are set one by one, with what
 * their case says; those of closed cases, and what was replaced, are one sheet that says so.
 */
export async function makePapers(deps: PaperDeps, place: PaperPlace): Promise<StoredPapers> {
  const archived = await store(
    deps,
    `${place.tenantId}/files/archived-paper`,
    deps.documents.pdf('sample-paper', archivedSheet()),
  )
  const photoKey = `${place.tenantId}/files/sample-photo`
  const photo = await samplePhoto()
  await deps.storage.put(photoKey, photo)
  const looked = place.cases
    .filter((demoCase) => isOpen(demoCase.place.state))
    .flatMap((demoCase) => filesOf(demoCase))
    .filter(({ file }) => !file.isPhoto)
  const made = await Promise.all(
    looked.map(
      async (each) =>
        [
          each.file.id,
          await store(
            deps,
            `${place.tenantId}/files/${each.file.id}`,
            render(deps, place.blueprint, each),
          ),
        ] as const,
    ),
  )
  const papers = new Map(made)
  const picture = storedPhoto(photo, photoKey)
  return { of: ({ id, isPhoto }) => (isPhoto ? picture : (papers.get(id) ?? archived)) }
}

type Looked = { demoCase: DemoCase; submission: DemoSubmission; file: DemoFile }

function filesOf(demoCase: DemoCase): Looked[] {
  const submission = demoCase.submissions.at(-1)
  return submission?.files.map((file) => ({ demoCase, submission, file })) ?? []
}

function render(
  { documents }: PaperDeps,
  blueprint: PublishedBlueprint,
  { demoCase, submission, file }: Looked,
): Promise<Uint8Array> {
  const print = submission.prints.find(({ document }) => document === file.document)
  if (print) return stampedPaper(documents, blueprint, demoCase, print)
  return documents.pdf('sample-paper', paperSheet(blueprint, demoCase, submission, file))
}

async function store(
  { storage }: PaperDeps,
  key: string,
  rendering: Promise<Uint8Array>,
): Promise<StoredPaper> {
  const bytes = await rendering
  await storage.put(key, bytes)
  return storedPaper(bytes, key)
}
