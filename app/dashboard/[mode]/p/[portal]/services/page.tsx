export { default, metadata } from "../../../services/page";
