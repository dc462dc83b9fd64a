import type { SignedIn } from '../../kernel/context.ts'
import type { Deps } from '../../kernel/deps.ts'

/** Somebody signed in who looks at an association's stages. */
export type Viewer = {
  deps: Pick<Deps, 'database' | 'blueprints' | 'clock'>
  tenant: { id: string }
  actor: SignedIn
}
