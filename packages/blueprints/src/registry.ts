import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { cepca } from './cepca.ts'
import { changzhi } from './changzhi.ts'

/** An association that ships with the product. `hostLabel` is the first label of its host name. */
export type ShippedAssociation = { slug: string; hostLabel: string; blueprint: BlueprintInput }

/** The associations that a new, empty installation is set up with. */
export const shippedAssociations: readonly ShippedAssociation[] = [
  { slug: 'cepca', hostLabel: 'cepca', blueprint: cepca },
  { slug: 'changzhi', hostLabel: 'changzhi', blueprint: changzhi },
]
