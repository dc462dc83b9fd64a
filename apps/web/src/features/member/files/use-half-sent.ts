import { onBeforeUnmount, onMounted } from 'vue'
import { api } from '@/api/client.ts'
import { forgetOldFiles, readKeptFile } from './kept-files.ts'
import { packUpload, type Parcel } from './parcel.ts'

/** Where half-sent files are shown, and what sends them on. */
export interface HalfSentPorts {
  caseId: string
  accountId: string
  parcels: ReadonlyMap<string, Parcel>
  add(parcel: Parcel): Parcel
  go(parcel: Parcel): void
}

/**
 * Finds what was half-sent into a case by an earlier tab, another one or another device, when the page
 * opens and whenever it comes into sight: those whose file the browser kept go on by themselves, the
 * others wait until the same file is chosen.
 */
export function useHalfSent({ caseId, accountId, parcels, add, go }: HalfSentPorts): void {
  let isLooking = false

  async function look(): Promise<void> {
    if (isLooking || document.visibilityState === 'hidden') return
    isLooking = true
    // Nothing is told where this fails: the page asks for the case itself, and says so.
    const found = await api.uploads.list.query({ caseId }).catch(() => null)
    for (const upload of found?.uploads ?? []) {
      const file = await readKeptFile(accountId, upload.id)
      const isKnown = [...parcels.values()].some(
        ({ uploadId, fingerprint, sending }) =>
          uploadId === upload.id ||
          (fingerprint === upload.fingerprint && sending.slot === upload.slot),
      )
      if (!isKnown) go(add(packUpload(upload, file)))
    }
    isLooking = false
  }
  const seen = (): void => void look()

  onMounted(() => {
    void look()
    void forgetOldFiles()
    document.addEventListener('visibilitychange', seen)
  })
  onBeforeUnmount(() => document.removeEventListener('visibilitychange', seen))
}
