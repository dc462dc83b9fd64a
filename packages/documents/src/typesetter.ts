import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { civilDateSeconds } from './chinese-date.ts'
import { DocumentError } from './document-error.ts'
import { fontFiles } from './fonts/font-files.ts'
import type { DocumentData, DocumentKind } from './kinds.ts'
import { prepareAddressLabels } from './prepare/address-labels.ts'
import { prepareApplicationForm } from './prepare/application-form.ts'
import { prepareCertificate } from './prepare/certificate.ts'
import { cleanData } from './prepare/clean-data.ts'
import { prepareDuesNotice } from './prepare/dues-notice.ts'
import { prepareLetter } from './prepare/letter.ts'
import { prepareSamplePaper } from './prepare/sample-paper.ts'
import { prepareExpertDraw } from './prepare/expert-draw.ts'
import { prepareSittingSummary } from './prepare/sitting-summary.ts'

/** A folder that does not exist: templates see nothing but what is mapped into it. */
const WORKSPACE = '/guildhall'

/** Memoised results of the compiler live for this many renders without a hit. */
const CACHE_AGE = 20

const TEMPLATES = [
  'common',
  'seal',
  'stamped',
  'application-form',
  'letter',
  'certificate',
  'sitting-summary',
  'sample-paper',
  'dues-notice',
  'address-labels',
  'record',
  'expert-draw',
] as const

type Prepared = { view: Record<string, unknown>; createdAt: number }

const prepare: { [K in DocumentKind]: (data: DocumentData<K>) => Prepared } = {
  'application-form': (form) => ({
    view: prepareApplicationForm(form),
    createdAt: civilDateSeconds(form.printedOn),
  }),
  letter: (letter) => ({
    view: prepareLetter(letter),
    createdAt: civilDateSeconds(letter.printedOn),
  }),
  certificate: (data) => ({
    view: prepareCertificate(data),
    createdAt: civilDateSeconds(data.issuedOn),
  }),
  'sitting-summary': (data) => ({
    view: prepareSittingSummary(data),
    createdAt: civilDateSeconds(data.printedOn),
  }),
  'dues-notice': (data) => ({
    view: prepareDuesNotice(data),
    createdAt: civilDateSeconds(data.issuedOn),
  }),
  'sample-paper': (data) => ({
    view: prepareSamplePaper(data),
    createdAt: civilDateSeconds(data.issuedOn),
  }),
  'address-labels': (data) => ({
    view: prepareAddressLabels(data),
    createdAt: civilDateSeconds(data.printedOn),
  }),
  'expert-draw': (data) => ({
    view: prepareExpertDraw(data),
    createdAt: civilDateSeconds(data.printedOn),
  }),
}

export interface Typesetter {
  pdf<K extends DocumentKind>(kind: K, data: DocumentData<K>): Uint8Array
}

/**
 * A typesetter for all document kinds, in the calling thread: loads templates and fonts once
 * (some 150 ms), then takes a few milliseconds a page. The same data gives the same bytes: the
 * creation time is the date in the data, and fonts come from packages, never from the machine.
 */
export function createTypesetter(): Typesetter {
  const compiler = NodeCompiler.create({
    workspace: WORKSPACE,
    fontArgs: [{ fontPaths: [...fontFiles] }],
  })
  for (const name of TEMPLATES) compiler.mapShadow(`${WORKSPACE}/${name}.typ`, readTemplate(name))

  return {
    pdf(kind, data) {
      const { view, createdAt } = prepare[kind](cleanData(data))
      const main = {
        mainFilePath: `${WORKSPACE}/${kind}.typ`,
        inputs: { data: JSON.stringify(view) },
      }
      try {
        return compilePdf(compiler, main, createdAt)
      } finally {
        compiler.evictCache(CACHE_AGE)
      }
    },
  }
}

function compilePdf(
  compiler: NodeCompiler,
  main: { mainFilePath: string; inputs: Record<string, string> },
  creationTimestamp: number,
): Uint8Array {
  const compiled = compiler.compile(main)
  const document = compiled.result
  if (document === null)
    throw new DocumentError('documents.render_failed', diagnosis(compiler, compiled))
  return compiler.pdf(document, { creationTimestamp })
}

function diagnosis(
  compiler: NodeCompiler,
  compiled: { takeDiagnostics(): Parameters<NodeCompiler['fetchDiagnostics']>[0] | null },
): string {
  const failure = compiled.takeDiagnostics()
  return failure === null ? 'no diagnostics' : JSON.stringify(compiler.fetchDiagnostics(failure))
}

function readTemplate(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../templates/${name}.typ`, import.meta.url)))
}
