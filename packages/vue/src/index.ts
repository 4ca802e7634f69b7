import { type MountOptions, mountPortal, type PortalHandle, portalOptionNames } from "@portico/embed";
import { defineComponent, type DefineSetupFnComponent, h, onBeforeUnmount, onMounted, ref, watch } from "vue";

export type * from "@portico/embed";

/**
 * The customer's portal. Its functions work as events too: `@ready`, `@resize`, `@error` and `@event`. A template ref has
 * `reload()`, which opens a new visit.
 */
export const PorticoPortal: DefineSetupFnComponent<MountOptions> = defineComponent(
  (props: MountOptions, { expose }) => {
    const place = ref<HTMLElement>();
    let portal: PortalHandle | undefined;
    const optionsNow = () => {
      const { origin: _origin, nonce: _nonce, ...options } = props;
      return options;
    };
    onMounted(() => {
      portal = mountPortal(place.value as HTMLElement, { ...props });
    });
    watch(optionsNow, (options) => portal?.update(options), { deep: true });
    onBeforeUnmount(() => portal?.unmount());
    expose({ reload: () => portal?.reload() });
    return () => h("div", { ref: place });
  },
  { name: "PorticoPortal", props: ["origin", "nonce", ...portalOptionNames] },
);
