import type { Blueprint } from '../blueprint.ts'
import { checkNumberPattern } from '../../numbering.ts'
import { error, type BlueprintProblem } from './problem.ts'

/** Number patterns that can't be used, or that would give two certificates the same number. */
export function numberProblems({
  memberNumberPattern,
  applications,
}: Blueprint): BlueprintProblem[] {
  return [
    ...patternProblems('memberNumberPattern', memberNumberPattern),
    ...applications.flatMap(({ numberPattern, certificate }, at) => [
      ...patternProblems(`applications[${at}].numberPattern`, numberPattern),
      ...(certificate
        ? patternProblems(
            `applications[${at}].certificate.numberPattern`,
            certificate.numberPattern,
          )
        : []),
    ]),
    ...sameCertificateNumbers(applications),
  ]
}

function patternProblems(path: string, pattern: string): BlueprintProblem[] {
  return checkNumberPattern(pattern).map(({ message }) => error(path, message))
}

/** A certificate's number is unique in the association, and each application counts by itself. */
function sameCertificateNumbers(applications: Blueprint['applications']): BlueprintProblem[] {
  const patterns = applications.map(({ certificate }) => certificate?.numberPattern)
  return patterns.flatMap((pattern, at) =>
    pattern === undefined || patterns.indexOf(pattern) === at
      ? []
      : [
          error(
            `applications[${at}].certificate.numberPattern`,
            '证书编号会与另一种申请的相同，请加上区别的字头',
          ),
        ],
  )
}
