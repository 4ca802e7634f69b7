import { createRoot } from "react-dom/client";
import { createBrowserRouter, Link, Outlet, RouterProvider } from "react-router";
import { readAccount } from "./account";
import { Billing } from "./billing";

const router = createBrowserRouter([
  {
    element: <Layout />,
    children: [
      { path: "/", element: <h1>Home</h1> },
      { path: "/billing", loader: readAccount, element: <Billing /> },
      { path: "/billing/cancel", loader: readAccount, element: <Billing open="cancellation" /> },
    ],
    HydrateFallback: () => null,
  },
]);

function Layout() {
  return (
    <>
      <nav>
        <Link to="/">Home</Link> <Link to="/billing">Billing</Link> <Link to="/billing/cancel">Cancel</Link>
      </nav>
      <main>
        <Outlet />
      </main>
    </>
  );
}

createRoot(document.getElementById("app") as HTMLElement).render(<RouterProvider router={router} />);
