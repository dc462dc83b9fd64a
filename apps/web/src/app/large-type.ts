import { ref, watchEffect } from 'vue'

const key = 'gh.size'

/** Whether 大字版 is on. Kept on this device, since it belongs to the eyes and not to the account. */
export const largeType = ref(read())

function read(): boolean {
  try {
    return localStorage.getItem(key) === 'large'
  } catch {
    return false
  }
}

function keep(large: boolean): void {
  try {
    if (large) localStorage.setItem(key, 'large')
    else localStorage.removeItem(key)
  } catch {
    // A browser that refuses storage still shows large type until the tab is closed.
  }
}

/** Applies the switch to the document and keeps it, now and whenever it changes. */
export function followLargeType(root: HTMLElement): void {
  watchEffect(() => {
    if (largeType.value) root.dataset['size'] = 'large'
    else delete root.dataset['size']
    keep(largeType.value)
  })
}
