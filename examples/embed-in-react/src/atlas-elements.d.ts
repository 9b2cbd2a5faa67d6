import type { AtlasElements, WidgetEventMap } from "@atlas/ui/elements";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

// What TypeScript is to know of the elements in JSX: their properties, and `on` before the name of an event.
type Properties<Element> = { [Name in Exclude<keyof Element, keyof HTMLElement>]?: Element[Name] };
type Listeners = { [Type in keyof WidgetEventMap as `on${Type}`]?: (event: WidgetEventMap[Type]) => void };
type Elements = {
  [Tag in keyof AtlasElements]: DetailedHTMLProps<HTMLAttributes<AtlasElements[Tag]>, AtlasElements[Tag]> &
    Properties<AtlasElements[Tag]> &
    Listeners;
};

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
