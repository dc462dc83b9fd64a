import { controlId } from '@guildhall/ui/schema-form/control-id'
import { reveal } from '@guildhall/ui/schema-form/reveal'
import { nextTick } from 'vue'

/** Brings the field at a path into sight and puts the cursor there. */
export function jumpTo(path: string): void {
  const id = controlId(path)
  const control = document.getElementById(id)
  const place =
    document.getElementById(`${id}-field`) ?? document.getElementById(`${id}-card`) ?? control
  reveal(place)
  place?.scrollIntoView({ block: 'start' })
  control?.focus({ preventScroll: true })
}

/** The same on a step that is only now being drawn. */
export async function jumpWhenDrawn(path: string): Promise<void> {
  await nextTick()
  jumpTo(path)
}
