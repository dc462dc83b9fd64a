import type { CaseView } from '../queries/case-view.ts'
import type { CaseFile } from '@guildhall/contract/common'
import { fileSize } from '@guildhall/ui/schema-form/file-size'
import type { FilePort, Sending } from '@guildhall/ui/schema-form/form-host'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, reactive, ref, type ComputedRef } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf, type Trouble } from '@/api/refusal.ts'
import { myKeys } from '../queries/keys.ts'
import { checkFile } from './check-file.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { Tried } from './insist.ts'
import { forgetFile } from './kept-files.ts'
import { packFile, type Parcel } from './parcel.ts'
import { finish, travel, unreadable, type Way } from './travel.ts'
import { useHalfSent } from './use-half-sent.ts'

/** What may be over the next time the same file is sent. */
const passing: readonly Trouble['code'][] = [
  'server.fault',
  'request.too-many',
  'session.required',
  'file.slot-full',
  'upload.too-many',
]

/** The files of a case, and those on their way into it. */
export interface CaseFiles extends FilePort {
  /** What went wrong with a file that is there. */
  trouble: Readonly<{ value: string }>
  /** Files that are half-sent; nothing is submitted meanwhile. */
  underWay: ComputedRef<readonly Sending[]>
}

/**
 * The files of a case, by slot: sending with progress, going on with what is half-sent, replacing,
 * removing. `settle` has the draft saved first: a file of a row that the server does not know yet
 * would have no place there.
 */
export function useFiles(
  view: ComputedRef<CaseView>,
  accountId: string,
  settle: () => Promise<boolean>,
): CaseFiles {
  const queries = useQueryClient()
  const parcels = reactive(new Map<string, Parcel>())
  const trouble = ref('')
  const renew = () => queries.invalidateQueries({ queryKey: myKeys.case(view.value.id) })

  const setFiles = (change: (files: CaseFile[]) => CaseFile[]): void => {
    queries.setQueryData<CaseView>(
      myKeys.case(view.value.id),
      (known) => known && { ...known, files: change(known.files) },
    )
  }

  function add(parcel: Parcel): Parcel {
    parcels.set(parcel.sending.id, parcel)
    // Taken back out of the map: that one is reactive, and the progress is shown from it.
    return parcels.get(parcel.sending.id) ?? parcel
  }

  const wayOf = (parcel: Parcel): Way => ({
    phase: (phase) => Object.assign(parcel.sending, { phase }),
    progress: (sent) => Object.assign(parcel.sending, { sent }),
    begun: (uploadId) => Object.assign(parcel, { uploadId }),
    settle,
    signal: parcel.leash.signal,
  })

  /** Sends a parcel's file; one whose bytes are all there needs no file. */
  async function send(parcel: Parcel): Promise<void> {
    const { sending, file, uploadId, replaces } = parcel
    const isThere = uploadId !== undefined && sending.sent >= sending.total
    if (!file && !isThere) return
    Object.assign(sending, { phase: 'sending', failed: null, canRetry: false, wrong: null })
    if (!file && uploadId) return land(parcel, await finish(uploadId, wayOf(parcel)))
    if (!file) return
    sending.failed = checkFile(file)
    if (sending.failed) return
    const fingerprint = (parcel.fingerprint ??= await fingerprintOf(file))
    if (joinsHalfSent(parcel)) return
    const load = { accountId, caseId: view.value.id, slot: sending.slot, file }
    land(parcel, await travel({ ...load, fingerprint, replaces }, wayOf(parcel), uploadId))
  }

  /** The same file as one that waits in this slot goes on with that one. */
  function joinsHalfSent(parcel: Parcel): boolean {
    const waiting = [...parcels.values()].find(
      ({ sending, fingerprint }) =>
        sending.phase === 'paused' &&
        sending.slot === parcel.sending.slot &&
        fingerprint === parcel.fingerprint,
    )
    if (!waiting) return false
    parcels.delete(parcel.sending.id)
    go(Object.assign(waiting, { file: parcel.file }))
    return true
  }

  function land({ sending, replaces }: Parcel, outcome: Tried<CaseFile>): void {
    if ('trouble' in outcome) {
      const { code, message } = outcome.trouble
      Object.assign(sending, { failed: message, canRetry: passing.includes(code) })
      // Asked again, the case finds no session either, and leads through sign-in and back.
      if (code === 'session.required') void renew()
      return
    }
    const { value } = outcome
    setFiles((files) => [...files.filter(({ id }) => id !== replaces && id !== value.id), value])
    parcels.delete(sending.id)
    // What the scan's QR says of the print is part of the case.
    void renew()
  }

  function go(parcel: Parcel): void {
    parcel.leash = new AbortController()
    const { signal } = parcel.leash
    send(parcel).catch(() => {
      if (!signal.aborted) Object.assign(parcel.sending, { failed: unreadable() })
    })
  }

  async function resume(sending: Sending, file: File): Promise<void> {
    const parcel = parcels.get(sending.id)
    if (!parcel || sending.phase !== 'paused') return
    const found = await fingerprintOf(file).catch(() => undefined)
    if (found !== parcel.fingerprint) {
      const meant = fileSize(sending.total)
      parcel.sending.wrong = `“${file.name}”不是没传完的那个文件，那个有 ${meant}。`
      return
    }
    go(Object.assign(parcel, { file }))
  }

  function dismiss(sending: Sending): void {
    const { uploadId, leash } = parcels.get(sending.id) ?? {}
    leash?.abort()
    parcels.delete(sending.id)
    if (!uploadId) return
    void forgetFile(accountId, uploadId)
    // What the server keeps of it goes by itself where it does not hear this.
    api.uploads.giveUp.mutate({ uploadId }).catch(() => undefined)
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
    void renew()
  }

  const sendings = computed(() => [...parcels.values()].map(({ sending }) => sending))
  useHalfSent({ caseId: view.value.id, accountId, parcels, add, go })
  onScopeDispose(() => {
    for (const { leash } of parcels.values()) leash.abort()
  })

  return {
    trouble,
    underWay: computed(() => sendings.value.filter(({ failed }) => failed === null)),
    filesIn: (slot) => view.value.files.filter((file) => file.slot === slot),
    sendingIn: (slot) => sendings.value.filter((sending) => sending.slot === slot),
    upload: (slot, file, replaces) => go(add(packFile(slot, file, replaces))),
    retry(sending) {
      const parcel = parcels.get(sending.id)
      if (parcel) go(parcel)
    },
    resume: (sending, file) => void resume(sending, file),
    dismiss,
    remove: (file) => void remove(file),
  }
}
