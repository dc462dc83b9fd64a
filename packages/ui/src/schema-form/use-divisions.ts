import { ref, shallowRef } from 'vue'
import type { Division } from '@guildhall/domain/tables/division'

const tree = shallowRef<readonly Division[]>()
const failed = ref(false)

async function load(): Promise<void> {
  if (tree.value) return
  failed.value = false
  try {
    tree.value = (await import('@guildhall/domain/tables/division')).divisionTree
  } catch {
    failed.value = true
  }
}

/** The divisions of China, shared by all fields that need them and loaded once, on demand. */
export function useDivisions() {
  return { tree, failed, load }
}
