import type { IdentityCard } from '@guildhall/contract/identities'

/** A card as the server sends it; nothing was begun unless a test says so. */
export function buildIdentity(given: Partial<IdentityCard> = {}): IdentityCard {
  return {
    application: 'join',
    kind: 'join',
    label: '会员单位',
    description: '',
    status: 'none',
    caseId: null,
    version: null,
    stageLabel: null,
    since: null,
    isRenewal: false,
    changes: [],
    remarks: 0,
    returned: null,
    certified: null,
    refused: null,
    asks: { fields: [], papers: [] },
    ...given,
  }
}
