import type { CaseView } from '../queries/case-view.ts'
import type { CaseFile } from '@guildhall/contract/common'
import type { FilePort, Sending } from '@guildhall/ui/schema-form/form-host'
import { useQueryClient } from '@tanstack/vue-query'
import { reactive, ref, type ComputedRef } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf, type Trouble } from '@/api/refusal.ts'
import { myKeys } from '../queries/keys.ts'
import { newUuid } from '../shared/new-uuid.ts'
import { checkFile } from './check-file.ts'
import { sendFile, type Upload } from './send-file.ts'

/** What may be over the next time the same file is sent. */
const passing: readonly Trouble['code'][] = [
  'network',
  'server.fault',
  'server.busy',
  'request.too-many',
  'session.required',
  'file.slot-full',
]

interface Parcel {
  sending: Sending
  file: File
  replaces?: CaseFile
  upload?: Upload
}

/**
 * The files of a case, by slot: sending with progress, replacing, removing. `settle` has the draft
 * saved first: a file of a row that the server does not know yet would have no place there.
 */
export function useFiles(
  view: ComputedRef<CaseView>,
  settle: () => Promise<unknown>,
): FilePort & { trouble: Readonly<{ value: string }> } {
  const queries = useQueryClient()
  const parcels = reactive(new Map<string, Parcel>())
  const trouble = ref('')

  const setFiles = (change: (files: CaseFile[]) => CaseFile[]): void => {
    queries.setQueryData<CaseView>(
      myKeys.case(view.value.id),
      (known) => known && { ...known, files: change(known.files) },
    )
  }

  async function post(parcel: Parcel): Promise<void> {
    const { sending, file, replaces } = parcel
    Object.assign(sending, { failed: checkFile(file), canRetry: false })
    if (sending.failed) return
    await settle()
    if (!parcels.has(sending.id)) return
    const address = { caseId: view.value.id, slot: sending.slot, replaces: replaces?.id }
    const upload = sendFile(address, file, (sent, total) => Object.assign(sending, { sent, total }))
    parcel.upload = upload
    const outcome = await upload.done
    if (!outcome) return
    if ('trouble' in outcome) {
      const { code, message } = outcome.trouble
      Object.assign(sending, { failed: message, canRetry: passing.includes(code) })
      return
    }
    setFiles((files) => [
      ...files.filter(({ id }) => id !== replaces?.id && id !== outcome.file.id),
      outcome.file,
    ])
    parcels.delete(sending.id)
    // What the scan's QR says of the print is part of the case.
    void queries.invalidateQueries({ queryKey: myKeys.case(view.value.id) })
  }

  function upload(slot: string, file: File, replaces?: CaseFile): void {
    const sending = {
      id: newUuid(),
      slot,
      name: file.name,
      sent: 0,
      total: file.size,
      failed: null,
      canRetry: false,
    }
    parcels.set(sending.id, { sending, file, replaces })
    // Taken back out of the map: that one is reactive, and the progress is shown from it.
    const parcel = parcels.get(sending.id)
    if (parcel) void post(parcel)
  }

  async function remove(file: CaseFile): Promise<void> {
    trouble.value = ''
    setFiles((files) => files.filter(({ id }) => id !== file.id))
    try {
      await api.files.remove.mutate({ fileId: file.id })
    } catch (error) {
      const { code, message } = troubleOf(error)
      if (code !== 'not-found') trouble.value = `${file.name}没有移除：${message}`
    }
    void queries.invalidateQueries({ queryKey: myKeys.case(view.value.id) })
  }

  return {
    trouble,
    filesIn: (slot) => view.value.files.filter((file) => file.slot === slot),
    sendingIn: (slot) =>
      [...parcels.values()].flatMap(({ sending }) => (sending.slot === slot ? [sending] : [])),
    upload,
    retry(sending) {
      const parcel = parcels.get(sending.id)
      if (parcel) void post(parcel)
    },
    dismiss(sending) {
      parcels.get(sending.id)?.upload?.cancel()
      parcels.delete(sending.id)
    },
    remove: (file) => void remove(file),
  }
}
