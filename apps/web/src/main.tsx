import "@atlas/ui/styles.css";
import "./shell/shell.css";
import { render } from "solid-js/web";
import { App } from "./App.tsx";

const root = document.getElementById("app");
if (root === null) throw new Error("The page has no #app");
render(() => <App />, root);
