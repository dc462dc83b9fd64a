import type { DownloadView } from '@guildhall/contract/site'
import { isOffered, printedPapers } from '@guildhall/domain/blueprint/application'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { DownloadSpec } from '@guildhall/domain/blueprint/site'

/**
 * The papers that anyone may download blank, as the blueprint lists them, else those of all that one
 * can apply for. For who is signed in also where a copy stands that is filled in with what is known.
 */
export function listDownloads(content: Blueprint, isSignedIn: boolean): DownloadView[] {
  return listed(content).flatMap(({ application, document, note }) => {
    const spec = content.applications.find(({ slug }) => slug === application)
    const paper = spec && printedPapers(spec).find((each) => each.document === document)
    if (!spec || !paper) return []
    const url = `/papers/${application}/${document}.pdf`
    return [
      {
        title: paper.title,
        application: spec.label,
        note: note ?? null,
        url,
        filledUrl: isSignedIn ? `${url}?filled` : null,
      },
    ]
  })
}

function listed({ portal, applications }: Blueprint): DownloadSpec[] {
  if (portal.downloads) return portal.downloads
  return applications
    .filter(({ kind }) => isOffered(kind))
    .flatMap((spec) =>
      printedPapers(spec).map(({ document }) => ({ application: spec.slug, document })),
    )
}

/** Whether a paper is among those that anyone may download. */
export function isListed(content: Blueprint, application: string, document: string): boolean {
  return listed(content).some(
    (each) => each.application === application && each.document === document,
  )
}
