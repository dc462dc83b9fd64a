/** The names under which the member's answers are kept. All start with `my`: one live event renews all. */
export const myKeys = {
  all: ['my'] as const,
  home: ['my', 'home'] as const,
  identity: (application: string) => ['my', 'identity', application] as const,
  unit: ['my', 'unit'] as const,
  matters: ['my', 'matters'] as const,
  cases: ['my', 'cases'] as const,
  case: (caseId: string) => ['my', 'case', caseId] as const,
  notices: ['my', 'notices'] as const,
  guide: (application: string) => ['my', 'guide', application] as const,
}
