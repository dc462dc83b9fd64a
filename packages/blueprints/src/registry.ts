import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { cepca } from './cepca.ts'
import { demo as cepcaDemo } from './cepca/demo.ts'
import { changzhi } from './changzhi.ts'
import { demo as changzhiDemo } from './changzhi/demo.ts'
import type { DemoSpec } from './demo/demo-spec.ts'

/** An association that ships with the product. `hostLabel` is the first label of its host name. */
export type ShippedAssociation = {
  slug: string
  hostLabel: string
  blueprint: BlueprintInput
  /** What its demo data is made from. */
  demo: DemoSpec
}

/** The associations that a new, empty installation is set up with. */
export const shippedAssociations: readonly ShippedAssociation[] = [
  { slug: 'cepca', hostLabel: 'cepca', blueprint: cepca, demo: cepcaDemo },
  { slug: 'changzhi', hostLabel: 'changzhi', blueprint: changzhi, demo: changzhiDemo },
]
