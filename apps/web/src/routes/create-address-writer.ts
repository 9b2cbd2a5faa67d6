import { useLocation, useNavigate } from "@solidjs/router";
import { BASE_PATH } from "../server/base-path.ts";

/**
 * A function that puts another view into the address bar. Each is a step to come Back to, but what is typed into
 * one text field is one step.
 */
export function createAddressWriter(): (address: string) => void {
  const location = useLocation();
  const navigate = useNavigate();
  let typed: { readonly field: Element; readonly address: string } | undefined;
  return (address) => {
    const field = focusedTextField();
    const current = location.pathname.slice(BASE_PATH.length) + location.search;
    const isFurtherTyping = field !== undefined && typed?.field === field && typed.address === current;
    typed = field && { field, address };
    navigate(address, { replace: isFurtherTyping, scroll: false });
  };
}

function focusedTextField(): Element | undefined {
  const element = document.activeElement;
  const isText =
    element instanceof HTMLInputElement && element.type !== "checkbox" && element.type !== "radio";
  return isText ? element : undefined;
}
